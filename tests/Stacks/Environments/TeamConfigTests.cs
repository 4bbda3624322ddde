using Infra.Components;

namespace Infra.Tests.Stacks.Environments;

/// <summary>What teams' workloads have of the platform: databases, secrets, logins.</summary>
public sealed class TeamConfigTests
{
    private const string Workload = "platform:teams[0].workloads[0]";

    [Fact]
    public void Read_WorkloadWithNothing_HasNothing()
    {
        var workload = Read(Teams().Without($"{Workload}.database").Without($"{Workload}.secrets").Without($"{Workload}.login"));

        Assert.Null(workload.Database);
        Assert.Empty(workload.Secrets);
        Assert.Null(workload.Login);
    }

    [Fact]
    public void Read_WorkloadWithAll_HasAll()
    {
        var workload = Read(Teams());

        Assert.Equal(new TeamDatabase { Storage = "5Gi" }, workload.Database);
        Assert.Equal(("web-session", "key other"), (Assert.Single(workload.Secrets).Name, string.Join(' ', workload.Secrets[0].Keys)));
        Assert.Equal(new TeamLogin("/signin"), workload.Login);
    }

    [Fact]
    public void Read_WorkloadThatSaysNothingOfItsSize_IsSmall()
    {
        var workload = Read(Teams());

        Assert.Equal((2, "100m", "128Mi", null), (workload.Replicas, workload.Cpu, workload.Memory, workload.MemoryLimit));
    }

    [Fact]
    public void Read_WorkloadThatSaysItsSize_HasIt()
    {
        var workload = Read(Teams().With($"{Workload}.replicas", "3").With($"{Workload}.cpu", "\"2\"").With($"{Workload}.memory", "\"1Gi\"").With($"{Workload}.memoryLimit", "\"1024Mi\""));

        Assert.Equal((3, "2", "1Gi", "1024Mi"), (workload.Replicas, workload.Cpu, workload.Memory, workload.MemoryLimit));
    }

    [Theory]
    [InlineData("platform")]
    [InlineData("idle")]
    [InlineData("shared")]
    public void Read_TeamCalledAsNoTeamIs_IsRefused(string name)
    {
        var problem = Teams().With("platform:teams[0].name", $"\"{name}\"").Problem();

        Assert.Equal(("not-allowed", "platform:teams[0].name"), (problem.Code, problem.KeyPath));
    }

    [Fact]
    public void Read_PooledDatabase_IsPooled() => Assert.True(Read(Teams().With($"{Workload}.database.pooled", "true")).Database!.Pooled);

    [Theory]
    [InlineData("database", "\"5Gi\"", "wrong-type", "")]
    [InlineData("database.storage", "5", "wrong-type", "")]
    [InlineData("database.storage", "\"5\"", "not-allowed", "")]
    [InlineData("database.storage", "\"5GB\"", "not-allowed", "")]
    [InlineData("database.storage", "\"05Gi\"", "not-allowed", "")]
    [InlineData("database.storage", "\"0Gi\"", "not-allowed", "")]
    [InlineData("database.storage", "\"16385Gi\"", "not-allowed", "")]
    [InlineData("database.storage", "\"1Ti\"", "not-allowed", "")]
    [InlineData("database.pooled", "\"true\"", "wrong-type", "")]
    [InlineData("database.size", "\"5Gi\"", "unknown-key", "")]
    [InlineData("secrets", "{}", "wrong-type", "")]
    [InlineData("secrets[0].name", "\"Session\"", "not-allowed", "")]
    [InlineData("secrets[0].keys", "[]", "out-of-range", "")]
    [InlineData("secrets[0].keys[0]", "\"a key\"", "not-allowed", "")]
    [InlineData("secrets[0].keys[0]", "\"other\"", "duplicate", ".secrets[0].keys[1]")]
    [InlineData("replicas", "0", "out-of-range", "")]
    [InlineData("replicas", "\"2\"", "wrong-type", "")]
    [InlineData("cpu", "\"0m\"", "not-allowed", "")]
    [InlineData("cpu", "\"0.5\"", "not-allowed", "")]
    [InlineData("cpu", "\"65\"", "not-allowed", "")]
    [InlineData("cpu", "\"64001m\"", "not-allowed", "")]
    [InlineData("memory", "\"96M\"", "not-allowed", "")]
    [InlineData("memory", "\"513Gi\"", "not-allowed", "")]
    [InlineData("memoryLimit", "\"1Ti\"", "not-allowed", "")]
    [InlineData("memoryLimit", "\"64Mi\"", "conflict", "")]
    [InlineData("login", "\"/signin\"", "wrong-type", "")]
    [InlineData("login.path", "\"signin\"", "not-allowed", "")]
    [InlineData("login.path", "\"/\"", "not-allowed", "")]
    [InlineData("login.path", "\"/signin?next=/\"", "not-allowed", "")]
    public void Read_WrongValue_IsReportedAtItsKey(string path, string value, string code, string at)
    {
        var problem = Teams().With($"{Workload}.{path}", value).Problem();

        Assert.Equal((code, at.Length == 0 ? $"{Workload}.{path}" : $"{Workload}{at}"), (problem.Code, problem.KeyPath));
    }

    [Fact]
    public void Read_LoginWithoutAHost_AsksForOne()
    {
        var problem = Teams().Without($"{Workload}.host").Problem();

        Assert.Equal(("missing", $"{Workload}.host"), (problem.Code, problem.KeyPath));
        Assert.Equal($"pulumi config set --stack dev --path '{Workload}.host' shop", problem.Fix);
    }

    // One mistake, one problem.
    [Fact]
    public void Read_LoginWithAWrongHost_ReportsTheHostOnce() => Assert.Equal("not-allowed", Teams().With($"{Workload}.host", "\"a.b\"").Problem().Code);

    [Theory]
    [InlineData("postgres")]
    [InlineData("public")]
    [InlineData("streaming-replica")]
    [InlineData("pg-stat")]
    public void Read_DatabaseWithAnOwnerThatPostgresKeeps_IsRefused(string name)
    {
        var problem = Teams().With($"{Workload}.name", $"\"{name}\"").Problem();

        Assert.Equal(("not-allowed", $"{Workload}.name"), (problem.Code, problem.KeyPath));
        Assert.Empty(Teams().With($"{Workload}.name", $"\"{name}\"").Without($"{Workload}.database").Read().Problems);
    }

    [Theory]
    [InlineData("web-db-owner")]
    [InlineData("web-db")]
    [InlineData("web-db-ca")]
    [InlineData("shop-web-oidc")]
    public void Read_SecretCalledAsAPlatformsOne_IsRefused(string name)
    {
        var problem = Teams().With($"{Workload}.secrets[0].name", $"\"{name}\"").Problem();

        Assert.Equal(("duplicate", $"{Workload}.secrets[0].name"), (problem.Code, problem.KeyPath));
    }

    [Fact]
    public void Read_SecretOfAnotherWorkloadOfTheNamespace_IsRefused()
    {
        var problem = WithSecond("""{"name":"api","port":8080,"secrets":[{"name":"web-session","keys":["a"]}]}""").Problem();

        Assert.Equal(("duplicate", "platform:teams[0].workloads[1].secrets[0].name"), (problem.Code, problem.KeyPath));
        Assert.Contains("platform:teams[0].workloads[0].secrets[0].name", problem.Allowed, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_SecretOfTheSameNameInAnotherNamespace_IsFine() =>
        Assert.Empty(WithSecond("""{"name":"api","namespace":"jobs","port":8080,"secrets":[{"name":"web-session","keys":["a"]}]}""").Read().Problems);

    [Fact]
    public void Read_SecretTwiceInAWorkload_IsReportedOnce()
    {
        var problem = Teams().With($"{Workload}.secrets", """[{"name":"a","keys":["a"]},{"name":"a","keys":["a"]}]""").Problem();

        Assert.Equal(("duplicate", $"{Workload}.secrets[1].name"), (problem.Code, problem.KeyPath));
    }

    [Theory]
    [InlineData("web-db")]
    [InlineData("web-db-pooler")]
    public void Read_WorkloadCalledAsADatabasesPods_IsRefused(string name)
    {
        var problem = WithSecond($$"""{"name":"{{name}}","port":8080}""").Problem();

        Assert.Equal(("duplicate", "platform:teams[0].workloads[1].name"), (problem.Code, problem.KeyPath));
    }

    // shop-web's api and shop's web-api would both be the client shop-web-api.
    [Fact]
    public void Read_LoginsWhoseClientsHaveOneName_AreRefused()
    {
        var problem = WithSecond("""{"name":"web-api","port":8080,"host":"one","login":{"path":"/signin"}}""", """,{"name":"shop-web","costCentre":"retail","groups":["shop"],"repositoryUrl":"https://git.example.com/retail/shop","monthlyUsd":300,"workloads":[{"name":"api","port":8080,"host":"two","login":{"path":"/signin"}}]}""").Problem();

        Assert.Equal(("duplicate", "platform:teams[1].workloads[0].name"), (problem.Code, problem.KeyPath));
        Assert.Contains("'shop-web-api'", problem.Allowed, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_DatabasesThatTheQuotaHasNoRoomFor_AreRefused()
    {
        var (small, large) = (Teams().With("platform:teams[0].storageGiB", "4").Problem(), Teams().With("platform:teams[0].storageGiB", "14").With("platform:highlyAvailable", "true").Problem());

        Assert.Equal(("conflict", "platform:teams[0].storageGiB", "5"), (small.Code, small.KeyPath, small.Fix.Split(' ')[^1]));
        Assert.Equal(("conflict", "platform:teams[0].storageGiB", "15"), (large.Code, large.KeyPath, large.Fix.Split(' ')[^1]));
        Assert.Empty(Teams().With("platform:teams[0].storageGiB", "15").With("platform:highlyAvailable", "true").Read().Problems);
    }

    private static TeamWorkload Read(Values values) => Assert.Single(Assert.Single(values.Config().Teams).Workloads);

    private static Values Teams() => WithSecond(null);

    private static Values WithSecond(string? workload, string team = "") => new Values().With(
        "platform:teams",
        """[{"name":"shop","costCentre":"retail","groups":["shop"],"repositoryUrl":"https://git.example.com/retail/shop","namespaces":["jobs"],"monthlyUsd":300,"workloads":["""
        + """{"name":"web","port":8080,"host":"shop","database":{"storage":"5Gi"},"secrets":[{"name":"web-session","keys":["key","other"]}],"login":{"path":"/signin"}}"""
        + $"{(workload is null ? "" : $",{workload}")}]}}{team}]");
}

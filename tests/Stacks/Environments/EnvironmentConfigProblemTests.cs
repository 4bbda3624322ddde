namespace Infra.Tests.Stacks.Environments;

/// <summary>One wrong value at a time: its code, its place, and that nothing else is found wrong.</summary>
public sealed class EnvironmentConfigProblemTests
{
    [Theory]
    [InlineData("platform:account", "11112222333", "not-allowed")]
    [InlineData("platform:account", "1111222233334", "not-allowed")]
    [InlineData("platform:account", "11112222333a", "not-allowed")]
    [InlineData("platform:account", "١١١١٢٢٢٢٣٣٣٣", "not-allowed")]
    [InlineData("platform:region", "", "not-allowed")]
    [InlineData("platform:region", "eu-central-9", "not-allowed")]
    [InlineData("platform:region", "cn-north-1", "not-allowed")]
    [InlineData("platform:domain", "example", "not-allowed")]
    [InlineData("platform:domain", "Dev.example.com", "not-allowed")]
    [InlineData("platform:domain", "dev.example.com.", "not-allowed")]
    [InlineData("platform:domain", "-dev.example.com", "not-allowed")]
    [InlineData("platform:domain", "dev..example.com", "not-allowed")]
    [InlineData("platform:domain", "10.0.0.1", "not-allowed")]
    [InlineData("platform:domain", "dev_1.example.com", "not-allowed")]
    [InlineData("platform:protect", "True", "wrong-type")]
    [InlineData("platform:protect", "1", "wrong-type")]
    [InlineData("platform:tags", "platform", "wrong-type")]
    [InlineData("platform:tags.owner", "\"\"", "not-allowed")]
    [InlineData("platform:tags.owner", "\" platform\"", "not-allowed")]
    [InlineData("platform:tags.owner", "\"a<b\"", "not-allowed")]
    [InlineData("platform:tags.owner", "true", "wrong-type")]
    [InlineData("platform:network", "10.0.0.0/16", "wrong-type")]
    [InlineData("platform:network", "[1]", "wrong-type")]
    [InlineData("platform:network", """{"cidr":"10.0.0.0/16","cidr":"10.0.0.0/16"}""", "wrong-type")]
    [InlineData("platform:network.cidr", "\"10.0.0.1/16\"", "not-allowed")]
    [InlineData("platform:network.cidr", "\"10.0.0.0\"", "not-allowed")]
    [InlineData("platform:network.cidr", "\"8.8.0.0/16\"", "not-allowed")]
    [InlineData("platform:network.cidr", "\"172.32.0.0/16\"", "not-allowed")]
    [InlineData("platform:network.cidr", "\"10.0.0.0/15\"", "not-allowed")]
    [InlineData("platform:network.cidr", "\"10.0.0.0/22\"", "not-allowed")]
    [InlineData("platform:network.cidr", "10", "wrong-type")]
    [InlineData("platform:network.nat", "\"perzone\"", "not-allowed")]
    [InlineData("platform:network.nat", "false", "wrong-type")]
    [InlineData("platform:network.zones", "\"eu-central-1a\"", "wrong-type")]
    [InlineData("platform:network.zones", "[\"eu-central-1a\"]", "out-of-range")]
    [InlineData("platform:network.zones[1]", "\"eu-central-1g\"", "not-allowed")]
    [InlineData("platform:network.zones[1]", "\"b\"", "not-allowed")]
    [InlineData("platform:network.zones[1]", "2", "wrong-type")]
    [InlineData("platform:network.zones[1]", "\"eu-central-1a\"", "duplicate")]
    [InlineData("platform:network.zones[1]", "\"eu-west-1b\"", "conflict")]
    [InlineData("platform:retention.flowLogsDays", "31", "out-of-range")]
    [InlineData("platform:retention.lokiDays", "0", "out-of-range")]
    [InlineData("platform:retention.databaseBackupDays", "-1", "out-of-range")]
    [InlineData("platform:retention.auditLogsDays", "3654", "out-of-range")]
    [InlineData("platform:retention.accessLogsDays", "true", "wrong-type")]
    [InlineData("platform:retention.noncurrentVersionsDays", "[]", "wrong-type")]
    [InlineData("platform:peerNetworks", "10.1.0.0/16", "wrong-type")]
    [InlineData("platform:delivery.repositoryUrl", "\"git@github.com:example/platform.git\"", "not-allowed")]
    [InlineData("platform:delivery.repositoryUrl", "\"https://user:word@github.com/example/platform\"", "not-allowed")]
    [InlineData("platform:delivery.repositoryUrl", "\"https://github.com/platform.git\"", "not-allowed")]
    [InlineData("platform:delivery.revision", "\"a..b\"", "not-allowed")]
    [InlineData("platform:certificates.email", "\"nobody\"", "not-allowed")]
    [InlineData("platform:highlyAvailable", "yes", "wrong-type")]
    [InlineData("platform:teams", "{}", "wrong-type")]
    [InlineData("platform:budget", "500", "wrong-type")]
    [InlineData("platform:budget.monthlyUsd", "0", "out-of-range")]
    [InlineData("platform:budget.monthlyUsd", "\"500\"", "wrong-type")]
    [InlineData("platform:budget.alertPercents", "80", "wrong-type")]
    [InlineData("platform:budget.alertPercents", "[]", "out-of-range")]
    [InlineData("platform:budget.alertPercents", "[1,2,3,4,5,6]", "out-of-range")]
    [InlineData("platform:budget.subscribers", "[]", "out-of-range")]
    [InlineData("platform:github", "\"example/platform\"", "wrong-type")]
    [InlineData("platform:registry", "[\"api\"]", "wrong-type")]
    [InlineData("platform:trail", "true", "wrong-type")]
    [InlineData("platform:oidc", "https://login.example.com", "wrong-type")]
    public void Read_OneWrongValue_ReportsItsCodeAndPath(string path, string value, string code)
    {
        var problem = new Values().With(path, value).Problem();

        Assert.Equal((code, path), (problem.Code, problem.KeyPath));
        Assert.NotEmpty(problem.Given);
        Assert.NotEmpty(problem.Allowed);
        Assert.StartsWith("pulumi config ", problem.Fix, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("database", "\"keycloak-db\"", "not-allowed")]
    [InlineData("from", "\"keycloak_db\"", "not-allowed")]
    [InlineData("to", "\"keycloak-db\"", "conflict")]
    [InlineData("targetTime", "\"2026-03-01\"", "not-allowed")]
    [InlineData("targetTime", "\"2026-03-01T11:59:00\"", "not-allowed")]
    [InlineData("targetTime", "\"2026-13-01T11:59:00Z\"", "not-allowed")]
    public void Read_WrongRestore_ReportsItsCodeAndPath(string key, string value, string code)
    {
        var values = new Values().With("platform:databaseRestores", """[{"database":"iam-system/keycloak-db","from":"keycloak-db","to":"keycloak-db-2","targetTime":"2026-03-01T11:59:00Z"}]""");

        var problem = values.With($"platform:databaseRestores[0].{key}", value).Problem();

        Assert.Equal((code, $"platform:databaseRestores[0].{key}"), (problem.Code, problem.KeyPath));
    }

    [Fact]
    public void Read_TwoRestoresOfOneDatabase_AreDuplicates() => Assert.Equal(
        "duplicate",
        new Values().With("platform:databaseRestores", """[{"database":"a/b-db","from":"b-db","to":"b-db-2"},{"database":"a/b-db","from":"b-db","to":"b-db-3"}]""").Problem().Code);

    [Theory]
    [InlineData("platform:account", "000000000001")]
    [InlineData("platform:domain", "xn--bcher-kva.example")]
    [InlineData("platform:tags.owner", "\"Büro 7 (_.:/=+-@)\"", "not-allowed")]
    [InlineData("platform:tags.owner", "\"Büro 7 _.:/=+-@\"")]
    [InlineData("platform:network.cidr", "\"100.72.0.0/16\"")]
    [InlineData("platform:network.cidr", "\"192.168.0.0/21\"")]
    [InlineData("platform:network.zones", """["eu-central-1a","eu-central-1b","eu-central-1c","eu-central-1f"]""")]
    [InlineData("platform:network.zones", """["eu-central-1a","eu-central-1b","eu-central-1c","eu-central-1d","eu-central-1f"]""", "out-of-range")]
    [InlineData("platform:retention.flowLogsDays", "3653")]
    [InlineData("platform:peerNetworks", "[]")]
    public void Read_EdgeOfWhatIsAllowed_HoldsTheLine(string path, string value, string? code = null) =>
        Assert.Equal(code, new Values().With(path, value).Read().Problems.SingleOrDefault()?.Code);

    [Fact]
    public void Read_TagOf257Letters_IsNotAllowed()
    {
        Assert.Empty(new Values().With("platform:tags.owner", $"\"{new string('a', 256)}\"").Read().Problems);
        var problem = new Values().With("platform:tags.owner", $"\"{new string('a', 257)}\"").Problem();

        Assert.Equal("not-allowed", problem.Code);
        Assert.True(problem.Given.Length < 100);
    }

    [Fact]
    public void Read_LongDomain_IsNotAllowed()
    {
        var label = new string('a', 63);
        // As a domain it is right, though too long for the names of a cluster in it.
        Assert.Equal("platform:clusters[0].name", new Values().With("platform:domain", $"{label}.{label}.{label}.{new string('a', 61)}").Problem().KeyPath);
        Assert.Equal("not-allowed", new Values().With("platform:domain", $"{label}.{label}.{label}.{new string('a', 62)}").Problem().Code);
        Assert.Equal("not-allowed", new Values().With("platform:domain", $"{label}a.example.com").Problem().Code);
    }

    [Theory]
    [InlineData("""["10.0.128.0/17"]""", "platform:peerNetworks[0]", "overlap")]
    [InlineData("""["10.1.0.0/16","10.0.0.0/8"]""", "platform:peerNetworks[1]", "overlap")]
    [InlineData("""["10.1.0.0/16","10.1.0.0/16"]""", "platform:peerNetworks[1]", "duplicate")]
    [InlineData("""["9.0.0.0/16"]""", "platform:peerNetworks[0]", "not-allowed")]
    public void Read_PeerNetworks_MustBeApart(string peers, string path, string code)
    {
        var problems = new Values().With("platform:peerNetworks", peers).Read().Problems;

        Assert.NotEmpty(problems);
        Assert.All(problems, problem => Assert.Equal((code, path), (problem.Code, problem.KeyPath)));
    }

    [Fact]
    public void Read_OverlapWithTheVpc_NamesBoth()
    {
        var problem = new Values().With("platform:peerNetworks", """["10.0.128.0/17"]""").Problem();

        Assert.Equal("'10.0.128.0/17'", problem.Given);
        Assert.Contains("platform:network.cidr, which is 10.0.0.0/16", problem.Allowed, StringComparison.Ordinal);
        Assert.Equal("pulumi config rm --stack dev --path 'platform:peerNetworks[0]'", problem.Fix);
    }

    [Fact]
    public void Read_ForeignZoneBesideAnotherProblemOfTheNetwork_ReportsBoth() => Assert.Equal(
        ["platform:network.nat", "platform:network.zones[0]"],
        new Values().With("platform:network.nat", "1").With("platform:network.zones[0]", "\"eu-west-1a\"").Read().Problems.Select(problem => problem.KeyPath));

    [Theory]
    [InlineData("platform:regoin", "platform:regoin", "'region' was probably meant")]
    [InlineData("platform:network.Cidr", "platform:network.Cidr", "'cidr' was probably meant")]
    [InlineData("platform:retention.years", "platform:retention.years", "one of the keys accessLogsDays, auditLogsDays, databaseBackupDays, flowLogsDays, lokiDays, metricsDays, metricsGiB, noncurrentVersionsDays")]
    [InlineData("platform:tags[\"cost centre\"]", "platform:tags[\"cost centre\"]", "'costCentre' was probably meant")]
    public void Read_UnknownKey_SuggestsTheNearestAndItsRemoval(string path, string reported, string allowed)
    {
        var problem = new Values().With(path, "1").Problem();

        Assert.Equal(("unknown-key", reported), (problem.Code, problem.KeyPath));
        Assert.Contains(allowed, problem.Allowed, StringComparison.Ordinal);
        Assert.Equal($"pulumi config rm --stack dev --path '{reported}'", problem.Fix);
    }

    [Theory]
    [InlineData("platform:account")]
    [InlineData("platform:region")]
    [InlineData("platform:domain")]
    [InlineData("platform:tags")]
    [InlineData("platform:tags.owner")]
    [InlineData("platform:tags.costCentre")]
    [InlineData("platform:network")]
    [InlineData("platform:network.cidr")]
    [InlineData("platform:network.zones")]
    [InlineData("platform:network.nat")]
    [InlineData("platform:clusters")]
    [InlineData("platform:clusters[0].name")]
    [InlineData("platform:clusters[0].kubernetesVersion")]
    [InlineData("platform:clusters[0].podCidr")]
    [InlineData("platform:clusters[0].serviceCidr")]
    [InlineData("platform:clusters[0].apiAccess")]
    [InlineData("platform:clusters[0].controlPlane")]
    [InlineData("platform:clusters[0].controlPlane.instanceType")]
    [InlineData("platform:clusters[0].controlPlane.count")]
    [InlineData("platform:clusters[0].nodeGroups")]
    [InlineData("platform:clusters[0].nodeGroups[0].name")]
    [InlineData("platform:clusters[0].nodeGroups[0].instanceTypes")]
    [InlineData("platform:clusters[0].nodeGroups[0].min")]
    [InlineData("platform:clusters[0].nodeGroups[0].max")]
    [InlineData("platform:budget")]
    [InlineData("platform:budget.monthlyUsd")]
    [InlineData("platform:budget.subscribers")]
    [InlineData("platform:retention")]
    [InlineData("platform:retention.flowLogsDays")]
    [InlineData("platform:retention.lokiDays")]
    [InlineData("platform:retention.databaseBackupDays")]
    [InlineData("platform:retention.auditLogsDays")]
    [InlineData("platform:retention.accessLogsDays")]
    [InlineData("platform:retention.noncurrentVersionsDays")]
    public void Read_RequiredKeyMissing_ReportsIt(string path)
    {
        var problem = new Values().Without(path).Problem();

        Assert.Equal(("missing", path), (problem.Code, problem.KeyPath));
    }

    [Theory]
    [InlineData("platform:region")]
    [InlineData("platform:network")]
    [InlineData("platform:peerNetworks")]
    public void Read_EncryptedKey_AsksForAPlainOne(string key)
    {
        var problem = new Values().Encrypted(key).Problem();

        Assert.Equal(("encrypted", key, "an encrypted value"), (problem.Code, problem.KeyPath, problem.Given));
        Assert.Contains("--plaintext", problem.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_EncryptedUnknownKey_IsUnknown() => Assert.Equal("unknown-key", new Values().Encrypted("platform:password").Problem().Code);

    [Fact]
    public void Read_UnknownKey_NeverShowsItsValue()
    {
        var problem = new Values().With("platform:password", "hunter2").Problem();

        Assert.DoesNotContain("hunter2", problem.ToString(), StringComparison.Ordinal);
    }
}

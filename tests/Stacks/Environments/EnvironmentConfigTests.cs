using Infra.Components;
using Infra.Stacks;

namespace Infra.Tests.Stacks.Environments;

public sealed class EnvironmentConfigTests
{
    [Fact]
    public void Read_RequiredKeysOnly_FillsTheRecord()
    {
        var config = new Values().Config();

        Assert.Equal("platform", config.Project);
        Assert.Equal("dev", config.Stack);
        Assert.Equal("111122223333", config.Account);
        Assert.Equal("eu-central-1", config.Region);
        Assert.Equal("dev.example.com", config.Domain);
        Assert.Equal(new EnvironmentTags { Owner = "platform", CostCentre = "engineering" }, config.Tags);
        Assert.Equal(Values.Cidr("10.0.0.0/16"), config.Network.Cidr);
        Assert.Equal(["eu-central-1a", "eu-central-1b"], config.Network.Zones.AsEnumerable());
        Assert.Equal(NatMode.Single, config.Network.Nat);
        Assert.Equal((500, "platform@example.com"), (config.Budget.MonthlyUsd, Assert.Single(config.Budget.Subscribers)));
        Assert.Equal(
            new EnvironmentRetention { FlowLogsDays = 14, LokiDays = 7, DatabaseBackupDays = 7, AuditLogsDays = 90, AccessLogsDays = 30, NoncurrentVersionsDays = 30 },
            config.Retention);
    }

    [Fact]
    public void Read_RequiredKeysOnly_TakesTheDefaults()
    {
        var config = new Values().Config();

        Assert.False(config.Protect);
        Assert.Empty(config.PeerNetworks);
        Assert.Equal([50, 80, 100], config.Budget.AlertPercents.AsEnumerable());
        Assert.Null(config.GitHub);
        Assert.Empty(config.Registry.Repositories);
        Assert.True(config.Trail.Enabled);
        Assert.Equal(new EnvironmentOidc { IssuerUrl = "https://login.dev.example.com/realms/platform", ClientId = "kubernetes" }, config.Oidc);
    }

    [Fact]
    public void Read_OptionalKeys_TakesTheirValues()
    {
        var config = new Values()
            .With("platform:protect", "true")
            .With("platform:peerNetworks", """["10.1.0.0/16","172.16.0.0/12"]""")
            .With("platform:budget.alertPercents", "[90]")
            .With("platform:github", """{"repository":"example/platform","stateBucket":"state","secretsKeyAlias":"alias/state","createProvider":false}""")
            .With("platform:registry", """{"repositories":["api","team/web"]}""")
            .With("platform:trail", """{"enabled":false}""")
            .With("platform:oidc", """{"issuerUrl":"https://sso.example.com/","clientId":"kops"}""")
            .With("platform:network.nat", "\"perZone\"")
            .Config();

        Assert.True(config.Protect);
        Assert.Equal([Values.Cidr("10.1.0.0/16"), Values.Cidr("172.16.0.0/12")], config.PeerNetworks.AsEnumerable());
        Assert.Equal([90], config.Budget.AlertPercents.AsEnumerable());
        Assert.Equal(new EnvironmentGitHub { Repository = "example/platform", StateBucket = "state", SecretsKeyAlias = "alias/state", CreateProvider = false }, config.GitHub);
        Assert.Equal(["api", "team/web"], config.Registry.Repositories.AsEnumerable());
        Assert.False(config.Trail.Enabled);
        Assert.Equal(new EnvironmentOidc { IssuerUrl = "https://sso.example.com/", ClientId = "kops" }, config.Oidc);
        Assert.Equal(NatMode.PerZone, config.Network.Nat);
    }

    [Fact]
    public void Read_Teams_HaveTheirNamespacesAndBounds()
    {
        var team = Assert.Single(new Values()
            .With("platform:teams", """[{"name":"shop","costCentre":"retail","groups":["shop"],"repositoryUrl":"https://git.example.com/retail/shop","namespaces":["jobs"],"cpu":4,"memoryGiB":8,"pods":20,"storageGiB":50,"monthlyUsd":300}]""")
            .Config().Teams);

        Assert.Equal(["shop", "shop-jobs"], team.Namespaces);
        Assert.Equal(new ResourceBounds("4", "8Gi", 20, "50Gi"), team.Quota);
        Assert.Equal(("main", "charts", 300), (team.Revision, team.Path, team.MonthlyBudgetUsd));
    }

    [Fact]
    public void Read_WorkloadsOfATeam_AreInItsNamespaces()
    {
        var workloads = Assert.Single(new Values()
            .With("platform:teams", """[{"name":"shop","costCentre":"retail","groups":["shop"],"repositoryUrl":"https://git.example.com/retail/shop","namespaces":["jobs"],"monthlyUsd":300,"workloads":[{"name":"web","port":8080,"host":"shop"},{"name":"batch","namespace":"jobs","port":9000,"metricsPort":9090,"servicePort":81,"serviceAccount":"batch","calls":["api.example.org"]}]}]""")
            .Config().Teams).Workloads;

        Assert.Equal(("shop", "shop", 8080, 80, "default", null), (workloads[0].Namespace, workloads[0].Host, workloads[0].Port, workloads[0].ServicePort, workloads[0].ServiceAccount, workloads[0].MetricsPort));
        Assert.Equal(("shop-jobs", null, 9090, 81, "batch"), (workloads[1].Namespace, workloads[1].Host, workloads[1].MetricsPort, workloads[1].ServicePort, workloads[1].ServiceAccount));
        Assert.Equal(["api.example.org"], workloads[1].Calls);
    }

    [Fact]
    public void Read_DatabaseRestores_AreAsTheyStand()
    {
        var restores = new Values()
            .With("platform:databaseRestores", """[{"database":"iam-system/keycloak-db","from":"keycloak-db","to":"keycloak-db-2","targetTime":"2026-03-01T12:59:00+01:00"},{"database":"shop/orders-db","from":"orders-db-2","to":"orders-db-3"}]""")
            .Config().DatabaseRestores;

        Assert.Equal(
            [
                new DatabaseRestore { Database = "iam-system/keycloak-db", From = "keycloak-db", To = "keycloak-db-2", TargetTime = "2026-03-01T12:59:00+01:00" },
                new DatabaseRestore { Database = "shop/orders-db", From = "orders-db-2", To = "orders-db-3" },
            ],
            restores.AsEnumerable());
        Assert.Empty(new Values().Config().DatabaseRestores);
    }

    [Fact]
    public void Read_Delivery_FollowsMainUnlessTold()
    {
        Assert.Equal("main", new Values().Config().Delivery.Revision);
        Assert.Equal("releases/7", new Values().With("platform:delivery.revision", "\"releases/7\"").Config().Delivery.Revision);
    }

    [Fact]
    public void Read_SwitchesOfThePlatform_AreOffUnlessTold()
    {
        var (plain, told) = (new Values().Config(), new Values().With("platform:highlyAvailable", "true").With("platform:enforcePolicies", "true").Config());

        Assert.Equal((false, false), (plain.HighlyAvailable, plain.EnforcePolicies));
        Assert.Equal((true, true), (told.HighlyAvailable, told.EnforcePolicies));
    }

    [Theory]
    [InlineData("us-east-1")]
    [InlineData("ap-southeast-7")]
    [InlineData("mx-central-1")]
    public void Read_RegionWithItsZones_IsRight(string region) => Assert.Equal(
        region, new Values().With("platform:region", region).With("platform:network.zones", $"[\"{region}a\",\"{region}c\"]").Config().Region);

    [Theory]
    [InlineData(16, "abcd")]
    [InlineData(18, "abc")]
    [InlineData(21, "ab")]
    [InlineData(21, "abcd")]
    public void Read_NetworkWithinTheBounds_HasRoomForItsSubnets(int prefix, string letters)
    {
        var zones = string.Join(',', letters.Select(letter => $"\"eu-central-1{letter}\""));

        var network = new Values().With("platform:network.cidr", $"\"10.0.0.0/{prefix}\"").With("platform:network.zones", $"[{zones}]").Config().Network;

        Assert.True(AddressPlan.TryCarve(network.Cidr, network.Zones, AddressPlan.MostClusters, out _, out var problem), problem);
    }

    [Fact]
    public void Read_DigitsAsTag_KeepsThemAsText() =>
        Assert.Equal("4711", new Values().With("platform:tags.costCentre", "4711").Config().Tags.CostCentre);

    [Fact]
    public void Read_KeysOfProviders_PassesThemBy() =>
        Assert.Empty(new Values().With("aws:anything", "eu-west-1").Encrypted("vault:token").Read().Problems);

    [Fact]
    public void Read_SeveralProblems_ReportsAllInOrderOfKeys()
    {
        var problems = new Values()
            .With("platform:account", "12")
            .Without("platform:domain")
            .With("platform:network.nat", "\"both\"")
            .With("platform:network.zones[1]", "\"eu-west-1b\"")
            .With("platform:clusters[0].nodeGroups[0].max", "1")
            .With("platform:retention.lokiDays", "\"7\"")
            .With("platform:regoin", "eu-central-1")
            .Read().Problems;

        Assert.Equal(
            [
                ("not-allowed", "platform:account"),
                ("missing", "platform:domain"),
                ("not-allowed", "platform:network.nat"),
                ("conflict", "platform:clusters[0].nodeGroups[0].max"),
                ("wrong-type", "platform:retention.lokiDays"),
                ("unknown-key", "platform:regoin"),
                ("conflict", "platform:network.zones[1]"),
            ],
            problems.Select(problem => (problem.Code, problem.KeyPath)));
    }

    [Fact]
    public void Read_NothingAtAll_ReportsEveryRequiredKeyOnce()
    {
        var problems = EnvironmentConfig.Read("platform", "dev", new Dictionary<string, string>(), new HashSet<string>()).Problems;

        Assert.All(problems, problem => Assert.Equal("missing", problem.Code));
        Assert.Equal(
            ["platform:account", "platform:region", "platform:domain", "platform:tags", "platform:network", "platform:clusters", "platform:retention", "platform:budget", "platform:delivery", "platform:certificates"],
            problems.Select(problem => problem.KeyPath));
    }

    [Fact]
    public void OrThrow_Problems_ThrowsThemAll()
    {
        var result = new Values().With("platform:account", "12").Without("platform:domain").Read();

        var exception = Assert.Throws<ConfigurationException>(result.OrThrow);

        Assert.Equal(result.Problems, exception.Problems);
        Assert.Contains("platform:account: got '12'; allowed is an AWS account id of 12 digits; fix: pulumi config set", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void TopLevelKeys_Always_AreTheKeysThatReadAsksFor() => Assert.Equal(
        EnvironmentConfig.Keys.Select(key => KeyPath.Parse(key.Path)!.Key).Distinct(),
        EnvironmentConfig.TopLevelKeys);
}

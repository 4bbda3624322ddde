using System.Collections.Immutable;
using Infra.Components;
using Infra.Stacks;
using Moq;
using Pulumi;
using Pulumi.Testing;

namespace Infra.Tests.Stacks;

/// <summary>The environment's configuration reaches what it is about.</summary>
public sealed class FoundationTests
{
    private static EnvironmentConfig Environment(bool protect) => new()
    {
        Project = "platform",
        Stack = "test",
        Account = "111122223333",
        Region = "eu-central-1",
        Domain = "test.example.com",
        Tags = new EnvironmentTags { Owner = "team", CostCentre = "4711" },
        Network = new EnvironmentNetwork { Cidr = Cidr.Parse("10.4.0.0/16"), Zones = ["eu-central-1a", "eu-central-1b"], Nat = NatMode.Single },
        Clusters = [Cluster("main", 0), Cluster("edge", 1)],
        Budget = new EnvironmentBudget { MonthlyUsd = 100, Subscribers = ["team@example.com"] },
        Alerts = new AlertReceivers { Emails = ["platform@example.com"] },
        Delivery = new EnvironmentDelivery { RepositoryUrl = "https://github.com/example/platform.git" },
        Certificates = new EnvironmentCertificates { Email = "team@example.com" },
        Oidc = new EnvironmentOidc { IssuerUrl = "https://login.test.example.com/realms/platform" },
        Retention = new EnvironmentRetention
        {
            FlowLogsDays = 14,
            LokiDays = 3,
            DatabaseBackupDays = 5,
            AuditLogsDays = 60,
            AccessLogsDays = 20,
            NoncurrentVersionsDays = 11,
        },
        Protect = protect,
    };

    private static ClusterSpec Cluster(string label, int number) => new()
    {
        Label = label,
        KubernetesVersion = "1.36.3",
        PodCidr = Cidr.Parse($"100.{64 + number}.0.0/16"),
        ServiceCidr = Cidr.Parse($"100.96.{number}.0/24"),
        ApiAccess = [Cidr.Parse("203.0.113.0/24")],
        ControlPlane = new ControlPlaneSpec { InstanceType = "t3.medium", Count = 1 },
        NodeGroups = [new NodeGroupSpec { Name = "general", InstanceTypes = ["t3.large"], Min = 1, Max = 2 }],
    };

    private static async Task<(IReadOnlyDictionary<string, MockResourceArgs> Resources, IDictionary<string, object?> Outputs)> DefineAsync(bool protect = false, Func<EnvironmentConfig, EnvironmentConfig>? change = null)
    {
        var seen = new Dictionary<string, MockResourceArgs>();
        var mocks = new Mock<IMocks>();
        mocks.Setup(m => m.NewResourceAsync(It.IsAny<MockResourceArgs>())).ReturnsAsync((MockResourceArgs args) =>
        {
            seen.Add(args.Name!, args);
            return ($"{args.Name}-id", args.Inputs.Add("arn", $"arn:{args.Name}").Add("versionId", "v1"));
        });
        var (_, outputs) = await Deployment.TestAsync(mocks.Object, new TestOptions { ProjectName = "platform", StackName = "test" }, () => Platform.Define((change ?? (e => e))(Environment(protect))));
        return (seen, outputs);
    }

    private static object? At(object value, params object[] path) => path.Aggregate((object?)value, (at, step) => at switch
    {
        ImmutableDictionary<string, object> map => map.GetValueOrDefault((string)step),
        ImmutableArray<object> list => list[(int)step],
        _ => null,
    });

    [Fact]
    public async Task Define_Provider_IsBoundToTheAccountAndUsedByAll()
    {
        var (resources, _) = await DefineAsync();

        Assert.Equal("eu-central-1", resources["aws"].Inputs["region"]);
        Assert.Equal("""["111122223333"]""", resources["aws"].Inputs["allowedAccountIds"]);
        Assert.All(resources.Values.Where(r => r.Type!.StartsWith("aws:", StringComparison.Ordinal)), r => Assert.EndsWith("::aws-id", r.Provider, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Define_Network_IsTheConfigured()
    {
        var (resources, _) = await DefineAsync();

        Assert.Equal("10.4.0.0/16", resources["vpc-vpc"].Inputs["cidrBlock"]);
        Assert.Equal(10, resources.Values.Count(r => r.Type == "aws:ec2/subnet:Subnet"));
        Assert.Single(resources.Values, r => r.Type == "aws:ec2/natGateway:NatGateway");
    }

    [Theory]
    [InlineData("loki", 67, 7)]
    [InlineData("audit", 60, 11)]
    [InlineData("access-logs", 20, 7)]
    [InlineData("database-backups", null, 5)]
    [InlineData("kops-state", null, 11)]
    public async Task Define_Retention_IsTheConfigured(string bucket, int? expireDays, int noncurrentDays)
    {
        var (resources, _) = await DefineAsync();

        var rule = At(resources[$"buckets-{bucket}-lifecycle"].Inputs, "rules", 1)!;
        Assert.Equal((double?)expireDays, At(rule, "expiration", "days"));
        Assert.Equal((double)noncurrentDays, At(rule, "noncurrentVersionExpiration", "noncurrentDays"));
    }

    [Fact]
    public async Task Define_FlowLogs_AreKeptAsConfigured()
    {
        var (resources, _) = await DefineAsync();

        Assert.Equal(14d, Assert.Single(resources.Values, r => r.Type == "aws:cloudwatch/logGroup:LogGroup").Inputs["retentionInDays"]);
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Define_Protect_DecidesWhetherBucketsGoWithTheirContent(bool protect, bool forceDestroy)
    {
        var (resources, _) = await DefineAsync(protect);

        Assert.All(resources.Values.Where(r => r.Type == "aws:s3/bucket:Bucket"), r => Assert.Equal(forceDestroy, r.Inputs["forceDestroy"]));
    }

    [Theory]
    [InlineData("main")]
    [InlineData("edge")]
    public async Task Define_Clusters_HaveDiscoveryDocumentsSubnetsAndRoles(string label)
    {
        var (resources, _) = await DefineAsync();

        var policy = (string)resources["buckets-oidc-policy"].Inputs["policy"];
        Assert.Contains($"/{label}.test.example.com/openid/v1/jwks", policy, StringComparison.Ordinal);
        Assert.Contains($"/{label}.test.example.com/.well-known/openid-configuration", policy, StringComparison.Ordinal);
        Assert.Equal("shared", At(resources[$"vpc-private-{label}-eu-central-1b"].Inputs, "tags", $"kubernetes.io/cluster/{label}.test.example.com"));
        Assert.Equal($"platform-test-{label}-worker", resources[$"{label}-nodes-worker"].Inputs["name"]);
        Assert.Contains($"role/platform-test-{label}-control-plane", (string)resources["kms-secrets"].Inputs["policy"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Define_Tags_AreOnEverythingThatTakesThem()
    {
        var (resources, _) = await DefineAsync();

        var tagged = resources.Values.Where(r => r.Inputs.ContainsKey("tags")).ToArray();
        Assert.NotEmpty(tagged);
        Assert.All(tagged, r =>
        {
            Assert.Equal("team", At(r.Inputs, "tags", "Owner"));
            Assert.Equal("4711", At(r.Inputs, "tags", "CostCentre"));
            Assert.Equal("test", At(r.Inputs, "tags", "Environment"));
        });
    }

    [Fact]
    public async Task Define_Clusters_AreTheConfiguredEachWithItsRolesAndItsDocuments()
    {
        var (resources, _) = await DefineAsync();

        Assert.All(["main", "edge"], label =>
        {
            Assert.Equal($"_documents/{label}.test.example.com.yaml", resources[$"{label}-kops-documents"].Inputs["key"]);
            Assert.Contains("oidcIssuerURL: https://login.test.example.com/realms/platform", (string)resources[$"{label}-kops-documents"].Inputs["content"], StringComparison.Ordinal);
            Assert.Equal($"platform-test-{label}-vault", resources[$"{label}-workloads-vault-role"].Inputs["name"]);
            Assert.Equal($"{label}.test.example.com", At(resources[$"{label}-kops-apply"].Inputs, "environment", "CLUSTER"));
        });
        Assert.Equal(2, resources.Values.Count(r => r.Type == "aws:iam/openIdConnectProvider:OpenIdConnectProvider"));
    }

    [Fact]
    public async Task Define_AddOnsOfKops_HaveNoRolesOfOurs()
    {
        var (resources, _) = await DefineAsync();

        Assert.DoesNotContain(resources.Keys, name => name.Contains("autoscaler", StringComparison.Ordinal) || name.Contains("ebs-csi", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Define_Boundaries_AreOfEveryRoleByItsKind()
    {
        var (resources, _) = await DefineAsync();

        foreach (var role in resources.Values.Where(r => r.Type == "aws:iam/role:Role"))
        {
            var kind = role.Name == "vpc-flow-logs-role" ? "flow-log" : role.Name!.Contains("-nodes-", StringComparison.Ordinal) ? "node" : "workload";
            Assert.Equal((role.Name, $"arn:aws:iam::111122223333:policy/platform-test-{kind}-boundary"), (role.Name, role.Inputs["permissionsBoundary"]));
        }
        Assert.All(["main", "edge"], label => Assert.Contains(
            "permissionsBoundary: arn:aws:iam::111122223333:policy/platform-test-add-on-boundary\n",
            (string)resources[$"{label}-kops-documents"].Inputs["content"],
            StringComparison.Ordinal));
    }

    [Fact]
    public async Task Define_GitHub_MakesRolesWithinTheBoundariesAndKeepsThem()
    {
        var (resources, _) = await DefineAsync(change: e => e with { GitHub = new EnvironmentGitHub { Repository = "example/platform" } });
        var boundaries = resources.Values.Where(r => r.Type == "aws:iam/policy:Policy").Select(r => (string)r.Inputs["name"]).Where(name => name.EndsWith("-boundary", StringComparison.Ordinal)).ToArray();

        Assert.Equal(["add-on", "flow-log", "node", "workload"], boundaries.Order().Select(name => name["platform-test-".Length..^"-boundary".Length]));
        Assert.All(boundaries, name =>
        {
            var arn = $"\"arn:aws:iam::111122223333:policy/{name}\"";
            Assert.Contains(arn, (string)resources["github-up-guard-policy"].Inputs["policy"], StringComparison.Ordinal);
            Assert.Contains(arn, (string)resources["github-up-identity-policy"].Inputs["policy"], StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData(new[] { 50, 80, 100 }, 4)]
    [InlineData(new[] { 10, 20, 30, 40, 50 }, 5)]
    public async Task Define_Budget_AlertsAsConfiguredAndWhereThereIsRoomAtTheForecast(int[] percents, int alerts)
    {
        var (resources, _) = await DefineAsync(change: e => e with { Budget = e.Budget with { AlertPercents = [.. percents] } });

        var budget = Assert.Single(resources.Values, r => r.Type == "aws:budgets/budget:Budget");
        Assert.Equal("100", budget.Inputs["limitAmount"]);
        Assert.Equal(alerts, ((ImmutableArray<object>)budget.Inputs["notifications"]).Length);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task Define_Trail_IsThereUnlessTheAccountHasOne(bool enabled, int trails)
    {
        var (resources, _) = await DefineAsync(change: e => e with { Trail = new EnvironmentTrail { Enabled = enabled } });

        Assert.Equal(trails, resources.Values.Count(r => r.Type == "aws:cloudtrail/trail:Trail"));
    }

    [Fact]
    public async Task Define_GitHub_HasRolesOnlyWhereARepositoryIsConfigured()
    {
        var (without, outputs) = await DefineAsync();
        Assert.Null(outputs["upRoleArn"]);
        Assert.DoesNotContain("github-up", without.Keys);

        var (resources, with) = await DefineAsync(change: e => e with { GitHub = new EnvironmentGitHub { Repository = "example/platform" } });
        Assert.Equal("arn:aws:iam::111122223333:role/platform-test-github-up", with["upRoleArn"]);
        Assert.Contains("repo:example/platform:environment:test", (string)resources["github-up"].Inputs["assumeRolePolicy"], StringComparison.Ordinal);
    }
}

using Infra.Components;
using Pulumi;

namespace Infra.Tests.Components;

public sealed class IrsaTests
{
    private const string Role = "aws:iam/role:Role";

    [Fact]
    public async Task Irsa_Defaults_TrustsTheClustersIssuerForOneAudience()
    {
        var provider = (await RunAsync())["irsa-provider"];

        Assert.Equal("https://infra-dev-oidc-111122223333.s3.eu-central-1.amazonaws.com/main.dev.example.com", provider["url"]);
        Assert.Equal(["amazonaws.com"], provider.Texts("clientIdLists"));
        Assert.Null(provider["thumbprintLists"]);
        Assert.Equal("infra-dev-main-irsa", provider["tags.Name"]);
        Assert.DoesNotContain("KubernetesCluster", provider.Map("tags").Keys);
    }

    [Fact]
    public async Task WorkloadRoles_Defaults_CreatesARoleOfEachWorkload()
    {
        var resources = await RunAsync();

        Assert.Equal(
            [
                "roles-alertmanager-role", "roles-cluster-autoscaler-role", "roles-ebs-csi-driver-role", "roles-kyverno-admission-role", "roles-kyverno-reports-role", "roles-load-balancer-controller-role", "roles-loki-role", "roles-opencost-role",
                "roles-vault-init-role", "roles-vault-role", "roles-vault-snapshot-role",
            ],
            resources.NamesOfType(Role));
    }

    [Fact]
    public async Task WorkloadRoles_All_AreBoundedShortAndExact()
    {
        var resources = await RunAsync(Full);

        Assert.Equal(14, resources.OfType(Role).Count);
        Assert.All(resources.OfType(Role), role =>
        {
            Assert.Equal("arn:aws:iam::111122223333:policy/infra-dev-workload-boundary", role["permissionsBoundary"]);
            Assert.Equal(3600d, role["maxSessionDuration"]);
            Assert.StartsWith("infra-dev-main-", role.Text("name"), StringComparison.Ordinal);
            Assert.Matches("^[^\r\n]{20,1000}$", role.Text("description"));
            Assert.Equal("cc-1001", role["tags.CostCentre"]);
            var subject = $":sub\":[\"system:serviceaccount:{role.Text("tags.ServiceAccount").Replace('/', ':')}\"]";
            Assert.Contains(subject, role.Text("assumeRolePolicy"), StringComparison.Ordinal);
            Assert.DoesNotContain("*", role.Text("assumeRolePolicy"), StringComparison.Ordinal);
            Assert.DoesNotContain("StringLike", role.Text("assumeRolePolicy"), StringComparison.Ordinal);
        });
        Assert.Equal(14, resources.OfType(Role).Select(role => role["assumeRolePolicy"]).Distinct().Count());
    }

    [Fact]
    public async Task WorkloadRoles_Policies_AreThoseOfTheirRoles()
    {
        var policy = (await RunAsync())["roles-vault-policy"];

        Assert.Equal("infra-dev-main-vault", policy["role"]);
        Assert.Equal("vault", policy["name"]);
        Assert.Equal(Workloads.Vault(TestScope.Dev, TestScope.Cluster).Permissions.ToJson(), policy["policy"]);
    }

    [Fact]
    public async Task WorkloadRoles_HostedZones_AreFilledIn()
    {
        var policy = (await RunAsync(Full))["roles-external-dns-policy"];

        Assert.Equal(Workloads.ExternalDns(TestScope.Dev, TestScope.Cluster, "Z1", "Z2").Permissions.ToJson(), policy["policy"]);
    }

    [Fact]
    public async Task WorkloadRoles_Without_LeavesThemOut()
    {
        var resources = await RunAsync(args => args with { Without = [Workloads.ClusterAutoscalerName, Workloads.EbsCsiDriverName] });

        Assert.DoesNotContain("roles-cluster-autoscaler-role", resources.NamesOfType(Role));
        Assert.DoesNotContain("roles-ebs-csi-driver-role", resources.NamesOfType(Role));
        Assert.Contains("roles-vault-role", resources.NamesOfType(Role));
    }

    [Fact]
    public async Task WorkloadRole_Arn_IsKnownBeforeIt()
    {
        WorkloadRoles? roles = null;
        await AwsMocks.RunAsync(() => roles = Create(args => args));

        Assert.Equal("arn:aws:iam::111122223333:role/infra-dev-main-vault", roles!.Roles[Workloads.VaultName].RoleArn);
        Assert.Equal(roles.Roles[Workloads.VaultName].RoleArn, WorkloadRole.ArnOf(TestScope.Dev, TestScope.Cluster, Workloads.VaultName));
    }

    [Fact]
    public async Task WorkloadBoundary_Buckets_AreOpenOrClosed()
    {
        var policy = (await RunAsync())["boundary-policy"];
        var (open, closed) = (new[] { "database-backups", "loki" }, new[] { "access-logs", "audit", "kops-state", "oidc" });

        Assert.Equal("infra-dev-workload-boundary", policy["name"]);
        Assert.Equal(
            BoundaryPolicy.For(TestScope.Dev, [.. open.Select(Bucket)], [.. closed.Select(Bucket)]).ToJson(),
            policy["policy"]);

        static string Bucket(string thing) => $"infra-dev-{thing}-111122223333";
    }

    [Fact]
    public async Task WorkloadRoles_UnknownWithout_Fails()
    {
        var message = await FailAsync(args => args with { Without = ["karpenter"] });

        Assert.Contains("Without names 'karpenter'", message, StringComparison.Ordinal);
        Assert.Contains("cluster-autoscaler, ebs-csi-driver, ", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WorkloadRoles_SameDatabaseTwice_Fails() =>
        Assert.Contains(
            "databases iam-system/db and iam-system/db would share the role 'backup-iam-system-db'",
            await FailAsync(args => args with { Databases = [new("iam-system", "db"), new("iam-system", "db")] }),
            StringComparison.Ordinal);

    [Fact]
    public async Task WorkloadRoles_LongName_Fails() =>
        Assert.Contains(
            "IAM takes 64. Shorten the project's, the stack's, the cluster's or the workload's name.",
            await FailAsync(args => args with { Databases = [new("iam-system", new string('a', 40))] }),
            StringComparison.Ordinal);

    [Fact]
    public async Task WorkloadRole_ManagedPermissions_Fails() =>
        Assert.Contains(
            "The permissions of 'x' are a managed policy",
            await AwsMocks.FailAsync(() =>
            {
                var args = Args();
                _ = new WorkloadRole("role", new WorkloadRoleArgs
                {
                    Scope = args.Scope,
                    Irsa = args.Irsa,
                    Boundary = args.Boundary,
                    Workload = new Workload("x", new ServiceAccountName("a", "b"), "x", BoundaryPolicy.For(TestScope.Dev, ["a-b"], ["c-d"])),
                });
            }),
            StringComparison.Ordinal);

    private static WorkloadRolesArgs Full(WorkloadRolesArgs args) =>
        args with { HostedZoneIds = [Output.Create("Z1"), "Z2"], Databases = [new("iam-system", "keycloak-db")] };

    private static Task<RegisteredResources> RunAsync(Func<WorkloadRolesArgs, WorkloadRolesArgs>? change = null) =>
        AwsMocks.RunAsync(() => Create(change ?? (args => args)));

    private static Task<string> FailAsync(Func<WorkloadRolesArgs, WorkloadRolesArgs> change) => AwsMocks.FailAsync(() => Create(change));

    private static WorkloadRoles Create(Func<WorkloadRolesArgs, WorkloadRolesArgs> change) => new("roles", change(Args()));

    private static WorkloadRolesArgs Args()
    {
        var buckets = new Buckets("buckets", new BucketsArgs { Scope = TestScope.Dev, Keys = TestScope.Keys(), ClusterNames = [TestScope.Cluster] });
        return new WorkloadRolesArgs
        {
            Scope = TestScope.Dev,
            Irsa = new Irsa("irsa", new IrsaArgs { Scope = TestScope.Dev, ClusterName = TestScope.Cluster, Discovery = buckets.Discovery }),
            Boundary = new WorkloadBoundary("boundary", new WorkloadBoundaryArgs { Scope = TestScope.Dev, Buckets = buckets }),
            Buckets = buckets,
        };
    }
}

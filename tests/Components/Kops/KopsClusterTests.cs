using Infra.Components;

namespace Infra.Tests.Components;

public sealed class KopsClusterTests
{
    [Fact]
    public async Task Constructor_Documents_AreAnEncryptedObjectBesideTheClustersOwnFolder()
    {
        var documents = (await RunAsync())["main-documents"];

        Assert.Equal("_documents/main.dev.example.com.yaml", documents["key"]);
        Assert.Equal("infra-dev-kops-state-111122223333", documents["bucket"]);
        Assert.Equal(("aws:kms", "arn:of:keys-s3"), (documents["serverSideEncryption"], documents["kmsKeyId"]));
        Assert.Equal("application/yaml", documents["contentType"]);
        Assert.Equal("platform", documents["tags.Owner"]);
    }

    [Fact]
    public async Task Constructor_Documents_HaveTheIdsOfTheFoundation()
    {
        var text = (await RunAsync())["main-documents"].Text("content");

        Assert.DoesNotContain("@{", text, StringComparison.Ordinal);
        foreach (var id in new[] { "vpc-vpc-id", "vpc-private-main-eu-central-1a-id", "vpc-utility-main-eu-central-1b-id", "arn:of:keys-etcd", "arn:of:keys-ebs", "arn:of:keys-secrets" })
            Assert.Contains(id, text, StringComparison.Ordinal);
        Assert.Contains("kubernetesVersion: 1.35.2\n", text, StringComparison.Ordinal);
        Assert.Contains("s3://infra-dev-oidc-111122223333/main.dev.example.com", text, StringComparison.Ordinal);
        Assert.Contains("permissionsBoundary: arn:aws:iam::111122223333:policy/infra-dev-add-on-boundary\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10.0.0.0/16", "dns-private-id", "dns-public-id")]
    [InlineData("203.0.113.0/24", "dns-public-id", "dns-private-id")]
    public async Task Constructor_ApiAccess_DecidesTheZone(string access, string expected, string other)
    {
        var text = (await RunAsync(args => args with { Spec = Spec with { ApiAccess = [Cidr.Parse(access)] } }))["main-documents"].Text("content");

        Assert.Contains(expected, text, StringComparison.Ordinal);
        Assert.DoesNotContain(other, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Constructor_Apply_RunsTheScriptsOnTheExactDocuments()
    {
        var apply = (await RunAsync(args => args with { WaitMinutes = 45 }))["main-apply"];

        Assert.Equal((KopsScripts.Apply, KopsScripts.Apply, KopsScripts.Delete), (apply["create"], apply["update"], apply["delete"]));
        Assert.Equal(["bash", "-c"], apply.Texts("interpreter"));
        Assert.Equal("s3://infra-dev-kops-state-111122223333/_documents/main.dev.example.com.yaml", apply["environment.DOCUMENTS"]);
        Assert.Equal("main-documents-version", apply["environment.DOCUMENTS_VERSION"]);
        Assert.Equal(("main.dev.example.com", "eu-central-1"), (apply["environment.CLUSTER"], apply["environment.AWS_REGION"]));
        Assert.Equal(("111122223333", "s3://infra-dev-oidc-111122223333/main.dev.example.com"), (apply["environment.ACCOUNT"], apply["environment.DISCOVERY_STORE"]));
        Assert.Equal((KopsRelease.Version, "45m"), (apply["environment.KOPS_MINIMUM_VERSION"], apply["environment.WAIT"]));
        Assert.Equal(KopsDocuments.EncryptionConfiguration(), apply["environment.ENCRYPTION_CONFIGURATION"]);
    }

    [Fact]
    public async Task Constructor_Apply_HasNoTriggers()
    {
        // Every change of a trigger replaces the command, and deleting the old one would delete the cluster.
        var apply = (await RunAsync())["main-apply"];

        Assert.False(apply.Inputs.TryGetValue("triggers", out var triggers) && triggers is System.Collections.Immutable.ImmutableArray<object?> { Length: > 0 });
    }

    [Fact]
    public async Task Constructor_ChangedDocuments_ChangeWhatRunsTheCommandsAgain()
    {
        var one = await RunAsync();
        var same = await RunAsync();
        var other = await RunAsync(args => args with { Spec = Spec with { KubernetesVersion = "1.35.3" } });

        foreach (var command in new[] { "main-apply", "main-kubeconfig" })
        {
            Assert.Matches("^[0-9a-f]{64}$", one[command].Text("environment.DOCUMENTS_SHA256"));
            Assert.Equal(one[command]["environment.DOCUMENTS_SHA256"], same[command]["environment.DOCUMENTS_SHA256"]);
            Assert.NotEqual(one[command]["environment.DOCUMENTS_SHA256"], other[command]["environment.DOCUMENTS_SHA256"]);
        }
    }

    [Fact]
    public async Task Constructor_Kubeconfig_IsNotLoggedAndFeedsTheProvider()
    {
        var resources = await RunAsync();

        var command = resources["main-kubeconfig"];
        Assert.Equal(KopsScripts.Kubeconfig, command["create"]);
        Assert.Null(command["delete"]);
        Assert.Equal("main-kubeconfig-stdout", resources["main-provider"]["kubeconfig"]);
        // Other authorities are no other cluster.
        Assert.Equal("main.dev.example.com", resources["main-provider"]["clusterIdentifier"]);
    }

    [Fact]
    public async Task Constructor_VpcWithoutSubnetsOfTheCluster_Fails() =>
        Assert.Contains("The VPC has no subnets of 'other.dev.example.com'", await FailAsync(args => args with { ClusterName = "other.dev.example.com" }), StringComparison.Ordinal);

    [Fact]
    public async Task Constructor_NoWait_Fails() => Assert.Contains("WaitMinutes is 0", await FailAsync(args => args with { WaitMinutes = 0 }), StringComparison.Ordinal);

    private static ClusterSpec Spec => KopsInputs.Dev.Spec;

    private static Task<RegisteredResources> RunAsync(Func<KopsClusterArgs, KopsClusterArgs>? change = null) => AwsMocks.RunAsync(() => Create(change ?? (args => args)));

    private static Task<string> FailAsync(Func<KopsClusterArgs, KopsClusterArgs> change) => AwsMocks.FailAsync(() => Create(change));

    private static KopsCluster Create(Func<KopsClusterArgs, KopsClusterArgs> change)
    {
        var (scope, keys) = (TestScope.Dev, TestScope.Keys());
        var vpc = new Vpc("vpc", new VpcArgs { Scope = scope, Addresses = TestScope.Addresses(1, "eu-central-1a", "eu-central-1b"), Keys = keys, FlowLogBoundary = TestScope.Boundary("flow-log"), ClusterNames = [TestScope.Cluster] });
        var buckets = new Buckets("buckets", new BucketsArgs { Scope = scope, Keys = keys, ClusterNames = [TestScope.Cluster] });
        return new KopsCluster("main", change(new KopsClusterArgs
        {
            Scope = scope,
            Spec = Spec,
            ClusterName = TestScope.Cluster,
            Vpc = vpc,
            Keys = keys,
            Buckets = buckets,
            NodeRoles = new NodeRoles("nodes", new NodeRolesArgs { Scope = scope, ClusterName = TestScope.Cluster, Boundary = TestScope.Boundary("node"), StateBucket = buckets.KopsState.Name }),
            AddOnBoundary = TestScope.Boundary("add-on"),
            Dns = new Dns("dns", new DnsArgs { Scope = scope, Domain = "dev.example.com", Vpc = vpc }),
            EncryptionProviderImage = "registry.example.com/aws-encryption-provider:v1",
            OidcIssuerUrl = "https://login.dev.example.com/realms/platform",
            OidcClientId = "kubernetes",
        }));
    }
}

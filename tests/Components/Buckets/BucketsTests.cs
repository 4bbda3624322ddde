using Infra.Components;

namespace Infra.Tests.Components;

public sealed class BucketsTests
{
    private const string Account = "111122223333";
    private static readonly string[] Things = ["access-logs", "audit", "database-backups", "kops-state", "loki", "oidc"];

    [Fact]
    public async Task Constructor_Defaults_GivesEveryBucketItsProtection()
    {
        var resources = await RunAsync();

        Assert.Equal(Things.Select(thing => $"buckets-{thing}-bucket"), resources.NamesOfType("aws:s3/bucket:Bucket"));
        foreach (var thing in Things)
        {
            var name = $"buckets-{thing}";
            Assert.Equal($"infra-dev-{thing}-{Account}", resources[$"{name}-bucket"]["bucket"]);
            Assert.Equal($"infra-dev-{thing}-{Account}", resources[$"{name}-bucket"]["tags.Name"]);
            Assert.Equal("BucketOwnerEnforced", resources[$"{name}-ownership"]["rule.objectOwnership"]);
            Assert.Equal("Enabled", resources[$"{name}-versioning"]["versioningConfiguration.status"]);
            Assert.Contains("DenyPlainText", resources[$"{name}-policy"].Text("policy"), StringComparison.Ordinal);
            foreach (var part in new[] { "ownership", "versioning", "policy", "public-access", "encryption", "lifecycle" })
                Assert.Equal($"infra-dev-{thing}-{Account}", resources[$"{name}-{part}"]["bucket"]);
        }
    }

    [Fact]
    public async Task Constructor_NoClusters_BlocksAllPublicAccess()
    {
        var resources = await RunAsync();

        foreach (var block in resources.OfType("aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock"))
            Assert.Equal([true, true, true, true], Flags(block));
        Assert.DoesNotContain(resources.OfType("aws:s3/bucketPolicy:BucketPolicy"), policy => policy.Text("policy").Contains("ReadPublicDocuments", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Constructor_Clusters_PublishTwoDocumentsEachFromOneBucket()
    {
        var resources = await RunAsync(args => args with { ClusterNames = [TestScope.Cluster, "edge.dev.example.com"] });

        Assert.Equal([true, true, false, false], Flags(resources["buckets-oidc-public-access"]));
        foreach (var thing in Things.Except(["oidc"]))
            Assert.Equal([true, true, true, true], Flags(resources[$"buckets-{thing}-public-access"]));

        var policy = resources["buckets-oidc-policy"].Text("policy");
        foreach (var key in new[] { "main.dev.example.com/.well-known/openid-configuration", "main.dev.example.com/openid/v1/jwks", "edge.dev.example.com/openid/v1/jwks" })
            Assert.Contains($"\"arn:aws:s3:::infra-dev-oidc-{Account}/{key}\"", policy, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("access-logs", false)]
    [InlineData("audit", true)]
    [InlineData("database-backups", true)]
    [InlineData("kops-state", true)]
    [InlineData("loki", true)]
    [InlineData("oidc", false)]
    public async Task Constructor_Encryption_IsByKeyWhereS3CanUseOne(string thing, bool byKey)
    {
        var encryption = (await RunAsync())[$"buckets-{thing}-encryption"];

        Assert.Equal(byKey ? "aws:kms" : "AES256", encryption["rules.0.applyServerSideEncryptionByDefault.sseAlgorithm"]);
        Assert.Equal(byKey ? "arn:of:keys-s3" : null, encryption["rules.0.applyServerSideEncryptionByDefault.kmsMasterKeyId"]);
        Assert.Equal(byKey, encryption["rules.0.bucketKeyEnabled"]);
    }

    [Fact]
    public async Task Constructor_AccessLogs_GoToOneBucketFromAllOthers()
    {
        var resources = await RunAsync();

        Assert.Equal(
            Things.Except(["access-logs"]).Select(thing => $"buckets-{thing}-logging"),
            resources.NamesOfType("aws:s3/bucketLogging:BucketLogging"));
        Assert.Equal($"infra-dev-access-logs-{Account}", resources["buckets-loki-logging"]["targetBucket"]);
        Assert.Equal("loki/", resources["buckets-loki-logging"]["targetPrefix"]);
    }

    [Theory]
    [InlineData("access-logs", 90.0)]
    [InlineData("audit", 400.0)]
    [InlineData("loki", 37.0)]
    [InlineData("database-backups", null)]
    [InlineData("kops-state", null)]
    [InlineData("oidc", null)]
    public async Task Constructor_Lifecycle_ExpiresByRetentionOnly(string thing, double? days)
    {
        var lifecycle = (await RunAsync())[$"buckets-{thing}-lifecycle"];

        Assert.Equal(7.0, lifecycle["rules.0.abortIncompleteMultipartUpload.daysAfterInitiation"]);
        Assert.Equal(days, lifecycle["rules.1.expiration.days"]);
        Assert.Equal(days is null ? true : null, lifecycle["rules.1.expiration.expiredObjectDeleteMarker"]);
        Assert.IsType<double>(lifecycle["rules.1.noncurrentVersionExpiration.noncurrentDays"]);
    }

    [Fact]
    public async Task Constructor_ForceDestroy_LetsAuditLogsGo()
    {
        Assert.Contains("KeepAuditLogs", (await RunAsync())["buckets-audit-policy"].Text("policy"), StringComparison.Ordinal);

        var resources = await RunAsync(args => args with { Protect = false, ForceDestroy = true });
        Assert.DoesNotContain("KeepAuditLogs", resources["buckets-audit-policy"].Text("policy"), StringComparison.Ordinal);
        Assert.All(resources.OfType("aws:s3/bucket:Bucket"), bucket => Assert.Equal(true, bucket["forceDestroy"]));
    }

    [Fact]
    public async Task Constructor_WrongArguments_Fails()
    {
        Assert.Contains("LokiRetentionInDays is 0", await FailAsync(args => args with { LokiRetentionInDays = 0 }), StringComparison.Ordinal);
        Assert.Contains("AuditRetentionInDays is -1", await FailAsync(args => args with { AuditRetentionInDays = -1 }), StringComparison.Ordinal);
        Assert.Contains("ForceDestroy is set on protected buckets", await FailAsync(args => args with { ForceDestroy = true }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Name_Bucket_IsKnownInAPlan()
    {
        Buckets? buckets = null;
        await AwsMocks.RunAsync(() => buckets = Create(args => args));

        Assert.Equal($"infra-dev-kops-state-{Account}", buckets!.KopsState.Name);
        Assert.Equal($"arn:aws:s3:::infra-dev-oidc-{Account}", buckets.Discovery.Arn);
    }

    private static IEnumerable<object?> Flags(RegisteredResource block) =>
        [block["blockPublicAcls"], block["ignorePublicAcls"], block["blockPublicPolicy"], block["restrictPublicBuckets"]];

    private static Task<RegisteredResources> RunAsync(Func<BucketsArgs, BucketsArgs>? change = null) => AwsMocks.RunAsync(() => Create(change ?? (args => args)));

    private static Task<string> FailAsync(Func<BucketsArgs, BucketsArgs> change) => AwsMocks.FailAsync(() => Create(change));

    private static Buckets Create(Func<BucketsArgs, BucketsArgs> change) =>
        new("buckets", change(new BucketsArgs { Scope = TestScope.Dev, Keys = TestScope.Keys() }));
}

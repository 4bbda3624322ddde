using Infra.Components;

namespace Infra.Tests.Components;

public sealed class AuditTrailTests
{
    private const string Type = "aws:cloudtrail/trail:Trail";

    [Fact]
    public async Task Constructor_Defaults_RecordsAllManagementEventsToTheAuditBucket()
    {
        var trail = (await RunAsync())["trail-trail"];

        Assert.Equal(["infra-dev-audit", "infra-dev-audit-111122223333", "arn:of:keys-s3"], [trail["name"], trail["s3BucketName"], trail["kmsKeyId"]]);
        foreach (var switchedOn in new[] { "enableLogging", "enableLogFileValidation", "includeGlobalServiceEvents", "isMultiRegionTrail" })
            Assert.Equal(true, trail[switchedOn]);
        Assert.Equal(["All", true], [trail["eventSelectors.0.readWriteType"], trail["eventSelectors.0.includeManagementEvents"]]);
        Assert.Empty(Assert.IsType<System.Collections.Immutable.ImmutableArray<object?>>(trail["insightSelectors"] ?? System.Collections.Immutable.ImmutableArray<object?>.Empty));
        Assert.Equal("platform", trail["tags.Owner"]);
    }

    [Fact]
    public async Task Constructor_Trail_IsTheOneThatBucketAndKeyLetIn()
    {
        var resources = await RunAsync();

        Assert.Equal("arn:aws:cloudtrail:eu-central-1:111122223333:trail/infra-dev-audit", AuditTrail.Arn(TestScope.Dev));
        Assert.Equal(AuditTrail.Name(TestScope.Dev), resources["trail-trail"]["name"]);
        foreach (var policy in new[] { resources["buckets-audit-policy"], resources["keys-s3"] })
            Assert.Contains(AuditTrail.Arn(TestScope.Dev), policy.Text("policy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Constructor_Insights_LooksAtRatesOfCallsAndErrors()
    {
        var trail = (await RunAsync(args => args with { Insights = true }))["trail-trail"];

        Assert.Equal(["ApiCallRateInsight", "ApiErrorRateInsight"], [trail["insightSelectors.0.insightType"], trail["insightSelectors.1.insightType"]]);
    }

    [Fact]
    public async Task Constructor_NotEnabled_LeavesTheAccountsOwnTrailAlone()
    {
        AuditTrail? component = null;
        var resources = await AwsMocks.RunAsync(() => component = Create(args => args with { Enabled = false }));

        Assert.Empty(resources.OfType(Type));
        Assert.Null(component!.Trail);
    }

    private static Task<RegisteredResources> RunAsync(Func<AuditTrailArgs, AuditTrailArgs>? change = null) => AwsMocks.RunAsync(() => Create(change ?? (args => args)));

    private static AuditTrail Create(Func<AuditTrailArgs, AuditTrailArgs> change)
    {
        var keys = TestScope.Keys();
        var buckets = new Buckets("buckets", new BucketsArgs { Scope = TestScope.Dev, Keys = keys });
        return new AuditTrail("trail", change(new AuditTrailArgs { Scope = TestScope.Dev, Keys = keys, Buckets = buckets }));
    }
}

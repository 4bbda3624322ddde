using Infra.Rules.Aws;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Aws;

public sealed class BucketVersioningTests : RuleTest<BucketVersioning>
{
    private const string Bucket = "aws:s3/bucket:Bucket";
    private const string Versioning = "aws:s3/bucketVersioning:BucketVersioning";

    [Fact]
    public void Check_Enabled_Holds() => AssertHolds(new PlanBuilder().Add(Bucket, "b").Add(Versioning, "b", Status("Enabled")));

    [Fact]
    public void Check_None_Breaks() => AssertBroken(new PlanBuilder().Add(Bucket, "b"), Bucket, "b", "keeps no versions");

    [Fact]
    public void Check_Suspended_Breaks() =>
        AssertBroken(new PlanBuilder().Add(Bucket, "b").Add(Versioning, "b", Status("Suspended")), Bucket, "b", "keeps no versions");

    private static string Status(string status) =>
        $$$"""{"bucket": {{{PlanBuilder.Unknown(Bucket, "b")}}}, "versioningConfiguration": {"status": "{{{status}}}"}}""";
}

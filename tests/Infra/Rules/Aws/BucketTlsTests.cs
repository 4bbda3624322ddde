using Infra.Rules.Aws;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Aws;

public sealed class BucketTlsTests : RuleTest<BucketTls>
{
    private const string Bucket = "aws:s3/bucket:Bucket";
    private const string Policy = "aws:s3/bucketPolicy:BucketPolicy";

    [Fact]
    public void Check_DenialOnBucketAndObjects_Holds() => AssertHolds(Buckets().Add(Policy, "b", Denies()));

    [Fact]
    public void Check_ArnKnownAfterUp_Holds()
    {
        var arn = PlanBuilder.Unknown(Bucket, "b", "arn");
        var open = PlanBuilder.Quoted("""{"Statement": [{"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": [""" + "\"");
        var close = PlanBuilder.Quoted("""/*"], "Condition": {"Bool": {"aws:SecureTransport": "false"}}}]}""");
        AssertHolds(Buckets().Add(Policy, "b", $$$"""
            {"bucket": {{{PlanBuilder.Unknown(Bucket, "b")}}}, "policy": {"$template": [{{{open}}}, {{{arn}}}, "\", \"", {{{arn}}}, {{{close}}}]}}
            """));
    }

    [Fact]
    public void Check_PolicyKnownAfterUp_IsNotJudged() =>
        AssertHolds(Buckets().Add(Policy, "b", $$"""{"bucket": "b", "policy": {{PlanBuilder.Unknown("aws:x:Y", "z")}}}"""));

    [Fact]
    public void Check_NoPolicy_Breaks() => AssertBroken(Buckets(), Bucket, "b", "no BucketPolicy");

    [Fact]
    public void Check_DenialWithAFurtherCondition_Breaks() =>
        AssertBroken(
            Buckets().Add(Policy, "b", Denies(condition: """{"Bool": {"aws:SecureTransport": "false"}, "StringEquals": {"aws:PrincipalTag/x": "y"}}""")),
            Bucket, "b", "does not deny");

    [Theory]
    [InlineData("Allow", "s3:*", "arn:aws:s3:::b", "arn:aws:s3:::b/*")]
    [InlineData("Deny", "s3:GetObject", "arn:aws:s3:::b", "arn:aws:s3:::b/*")]
    [InlineData("Deny", "s3:*", "arn:aws:s3:::b", "arn:aws:s3:::b")]
    [InlineData("Deny", "s3:*", "arn:aws:s3:::b/*", "arn:aws:s3:::b/*")]
    public void Check_DenialLeavesSomethingOut_Breaks(string effect, string action, string first, string second) =>
        AssertBroken(Buckets().Add(Policy, "b", Denies(effect, action, first, second)), Bucket, "b", "does not deny");

    private static PlanBuilder Buckets() => new PlanBuilder().Add(Bucket, "b", """{"bucket": "b"}""");

    private static string Denies(
        string effect = "Deny", string action = "s3:*", string first = "arn:aws:s3:::b", string second = "arn:aws:s3:::b/*",
        string condition = """{"Bool": {"aws:SecureTransport": "false"}}""")
    {
        var policy = $$"""
            {"Statement": [{"Effect": "{{effect}}", "Principal": {"AWS": "*"}, "Action": ["{{action}}"], "Resource": ["{{first}}", "{{second}}"], "Condition": {{condition}}}]}
            """;
        return $$"""{"bucket": "b", "policy": {{PlanBuilder.Quoted(policy)}}}""";
    }
}

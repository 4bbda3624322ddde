using Infra.Rules.Aws;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Aws;

public sealed class BucketPublicAccessTests : RuleTest<BucketPublicAccess>
{
    private const string Bucket = "aws:s3/bucket:Bucket";
    private const string Policy = "aws:s3/bucketPolicy:BucketPolicy";
    private const string Block = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
    private const string Closed = """{"bucket": "b", "blockPublicAcls": true, "ignorePublicAcls": true, "blockPublicPolicy": true, "restrictPublicBuckets": true}""";
    private const string OpenToPolicy = """{"bucket": "b", "blockPublicAcls": true, "ignorePublicAcls": true, "blockPublicPolicy": false, "restrictPublicBuckets": false}""";

    [Fact]
    public void Check_AllFlagsTrue_Holds() => AssertHolds(Buckets().Add(Block, "b", Closed));

    [Fact]
    public void Check_PolicyPublishesNamedDocuments_HoldsWithPolicyFlagsOff() =>
        AssertHolds(Buckets().Add(Block, "b", OpenToPolicy).Add(Policy, "b", Publishes(
            "s3:GetObject", "arn:aws:s3:::b/.well-known/openid-configuration", "arn:aws:s3:::b/openid/v1/jwks")));

    [Fact]
    public void Check_NoBlock_Breaks() => AssertBroken(Buckets(), Bucket, "b", "no BucketPublicAccessBlock");

    [Fact]
    public void Check_FlagsMissing_BreaksAndNamesThem() =>
        AssertBroken(Buckets().Add(Block, "b", OpenToPolicy), Bucket, "b", "blockPublicPolicy, restrictPublicBuckets are not true");

    [Fact]
    public void Check_PublishingBucketThatTakesAcls_Breaks() =>
        AssertBroken(
            Buckets().Add(Block, "b", """{"bucket": "b", "ignorePublicAcls": true}""").Add(Policy, "b", Publishes("s3:GetObject", "arn:aws:s3:::b/keys.json")),
            Bucket, "b", "blockPublicAcls is not true");

    [Theory]
    [InlineData("s3:GetObject", "arn:aws:s3:::b/*")]
    [InlineData("s3:GetObject", "arn:aws:s3:::b/")]
    [InlineData("s3:GetObject", "arn:aws:s3:::b")]
    [InlineData("s3:GetObject", "*")]
    [InlineData("s3:GetObject", "arn:aws:s3:::b/keys-?.json")]
    [InlineData("s3:PutObject", "arn:aws:s3:::b/keys.json")]
    public void Check_PolicyPublishesMore_Breaks(string action, string resource) =>
        AssertBroken(Buckets().Add(Block, "b", OpenToPolicy).Add(Policy, "b", Publishes(action, resource)), Bucket, "b", $"everybody do {action} on {resource}");

    [Fact]
    public void Check_EverybodyUnderACondition_IsNotPublic() =>
        AssertHolds(Buckets().Add(Block, "b", Closed).Add(Policy, "b", """
            {"bucket": "b", "policy": {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": "*", "Action": "s3:*", "Resource": "*",
              "Condition": {"StringEquals": {"aws:PrincipalOrgID": "o-1"}}}]}}
            """));

    private static PlanBuilder Buckets() => new PlanBuilder().Add(Bucket, "b", """{"bucket": "b"}""");

    private static string Publishes(string action, params string[] resources)
    {
        var arns = string.Join(", ", resources.Select(PlanBuilder.Quoted));
        var policy = $$$"""{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"AWS": ["*"]}, "Action": "{{{action}}}", "Resource": [{{{arns}}}]}}""";
        return $$"""{"bucket": "b", "policy": {{PlanBuilder.Quoted(policy)}}}""";
    }
}

using Infra.Rules.Aws;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Aws;

public sealed class WildcardIamTests : RuleTest<WildcardIam>
{
    private const string Policy = "aws:iam/policy:Policy";
    private const string Role = "aws:iam/role:Role";
    private const string Key = "aws:kms/key:Key";
    private const string Root = """{"AWS": "arn:aws:iam::111122223333:root"}""";

    [Theory]
    [InlineData("\"s3:GetObject\"", "\"arn:aws:s3:::b/*\"")]
    [InlineData("\"ec2:Describe*\"", "\"*\"")]
    [InlineData("[\"ec2:DescribeInstances\", \"autoscaling:DescribeTags\", \"ecr:GetAuthorizationToken\"]", "\"*\"")]
    [InlineData("[\"kms:ReEncrypt*\", \"kms:GenerateDataKey*\"]", "\"arn:aws:kms:eu-central-1:111122223333:key/1\"")]
    [InlineData("\"ec2:CreateTags\"", "\"arn:aws:ec2:*:*:volume/*\"")]
    public void Check_NamedOrWithoutResource_Holds(string action, string resource) => AssertHolds(Identity(Statement(action, resource)));

    [Fact]
    public void Check_ConditionOnTags_HoldsForEveryResource() =>
        AssertHolds(Identity(Statement("\"ec2:DeleteVolume\"", "\"*\"", """, "Condition": {"StringEquals": {"aws:ResourceTag/Project": "platform"}}""")));

    [Fact]
    public void Check_Denial_IsNotJudged() => AssertHolds(Identity("""{"Effect": "Deny", "Action": "*", "Resource": "*"}"""));

    [Theory]
    [InlineData("\"*\"", "\"arn:aws:s3:::b\"", "statement 1 allows the action *")]
    [InlineData("\"s3:*\"", "\"arn:aws:s3:::b\"", "the action s3:*")]
    [InlineData("\"s3:Put*\"", "\"arn:aws:s3:::b\"", "the action s3:Put*")]
    [InlineData("\"secretsmanager:Get*\"", "\"arn:aws:s3:::b\"", "the action secretsmanager:Get*")]
    [InlineData("\"s3:GetObject\"", "\"*\"", "s3:GetObject on *")]
    [InlineData("\"s3:GetObject\"", "\"arn:aws:s3:::*\"", "s3:GetObject on arn:aws:s3:::*")]
    [InlineData("[\"ec2:DescribeInstances\", \"ec2:RunInstances\"]", "\"*\"", "ec2:RunInstances on *")]
    public void Check_Wildcard_Breaks(string action, string resource, string message) =>
        AssertBroken(Identity(Statement(action, resource)), Policy, "p", message);

    [Fact]
    public void Check_ConditionThatNarrowsNothing_Breaks() =>
        AssertBroken(
            Identity(Statement("\"s3:GetObject\"", "\"*\"", """, "Condition": {"Bool": {"aws:SecureTransport": "true"}}""")), Policy, "p", "s3:GetObject on *");

    [Theory]
    [InlineData("""{"Sid": "Most", "Effect": "Allow", "NotAction": "iam:PassRole", "Resource": "arn:aws:s3:::b"}""", "statement 'Most' allows every action but iam:PassRole")]
    [InlineData("""{"Effect": "Allow", "Action": "s3:GetObject", "NotResource": "arn:aws:s3:::b"}""", "every resource but arn:aws:s3:::b")]
    public void Check_AllBut_Breaks(string statement, string message) => AssertBroken(Identity(statement), Policy, "p", message);

    [Fact]
    public void Check_TextThatIsNoPolicy_Breaks() =>
        AssertBroken(new PlanBuilder().Add(Policy, "p", """{"policy": "{\"Statement\": ["}"""), Policy, "p", "cannot be read");

    [Fact]
    public void Check_ResourceKnownAfterUp_Holds() =>
        AssertHolds(new PlanBuilder().Add(Policy, "p", $$$"""
            {"policy": {"$template": ["{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"kms:Decrypt\", \"Resource\": ", {{{PlanBuilder.Unknown(Key, "k", "arn")}}}, "}}"]}}
            """));

    [Fact]
    public void Check_InlinePolicy_IsJudged()
    {
        var policy = PlanBuilder.Quoted($$"""{"Statement": {{Statement("\"*\"", "\"*\"")}}}""");
        AssertBroken(new PlanBuilder().Add(Role, "r", $$"""{"inlinePolicies": [{"policy": {{policy}}}]}"""), Role, "r", "the action *");
    }

    [Fact]
    public void Check_KeyOfItsAccount_Holds() =>
        AssertHolds(new PlanBuilder().Add(Key, "k", ByResource("policy", $$"""{"Effect": "Allow", "Principal": {{Root}}, "Action": "kms:*", "Resource": "*"}""")));

    [Theory]
    [InlineData(Key, "policy", """{"Effect": "Allow", "Principal": "*", "Action": "kms:Decrypt", "Resource": "*"}""")]
    [InlineData(Role, "assumeRolePolicy", """{"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole"}""")]
    [InlineData(Key, "policy", """{"Effect": "Allow", "NotPrincipal": {"AWS": "x"}, "Action": "kms:Decrypt", "Resource": "*"}""")]
    public void Check_Everybody_Breaks(string type, string input, string statement) =>
        AssertBroken(new PlanBuilder().Add(type, "x", ByResource(input, statement)), type, "x", "allows everybody");

    private static PlanBuilder Identity(string statement) => new PlanBuilder().Add(Policy, "p", ByResource("policy", statement));

    private static string ByResource(string input, string statement) =>
        $$"""{"{{input}}": {{PlanBuilder.Quoted($$"""{"Version": "2012-10-17", "Statement": [{{statement}}]}""")}}}""";

    private static string Statement(string action, string resource, string rest = "") =>
        $$"""{"Effect": "Allow", "Action": {{action}}, "Resource": {{resource}}{{rest}}}""";
}

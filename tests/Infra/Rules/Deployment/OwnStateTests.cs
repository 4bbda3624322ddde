using Infra.Rules.Deployment;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Deployment;

public sealed class OwnStateTests : RuleTest<OwnState>
{
    private const string Type = "aws:iam/policy:Policy";
    private const string Folder = "arn:aws:s3:::platform-pulumi-state-111122223333/.pulumi";

    [Fact]
    public void Check_OwnState_Holds() => AssertHolds(Plan([$"{Folder}/meta.yaml", $"{Folder}/*/platform/dev/*", $"{Folder}/*/platform/dev.json*"]), StatePlans.Facts());

    [Fact]
    public void Check_PolicyOfSomethingElse_Holds() => AssertHolds(Plan(["arn:aws:s3:::other/*"], "alias/other"), StatePlans.Facts());

    [Theory]
    [InlineData("arn:aws:s3:::another-bucket/.pulumi/*/platform/dev/*", "the stack's state is in platform-pulumi-state-111122223333")]
    [InlineData($"{Folder}/*", "more than the stack's own state")]
    [InlineData($"{Folder}/*/platform/*", "more than the stack's own state")]
    [InlineData($"{Folder}/*/platform/dev-two/*", "more than the stack's own state")]
    [InlineData($"{Folder}/*/platform/dev*", "more than the stack's own state")]
    public void Check_OtherState_Breaks(string resource, string message) => AssertBroken(Plan([resource]), Type, "state", message, StatePlans.Facts());

    [Fact]
    public void Check_OtherKey_Breaks() => AssertBroken(Plan([$"{Folder}/*/platform/dev/*"], "alias/other"), Type, "state", "It is about the key alias/other", StatePlans.Facts());

    private static PlanBuilder Plan(string[] resources, string alias = "alias/platform-pulumi-secrets")
    {
        var files = string.Join(", ", resources.Select(PlanBuilder.Quoted));
        var key = $$"""{"Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*", "Condition": {"ForAnyValue:StringEquals": {"kms:ResourceAliases": "{{alias}}"} } }""";
        var policy = $$"""{"Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": [{{files}}]}, {{key}}]}""";
        return new PlanBuilder().Add(Type, "state", $$"""{"policy": {{PlanBuilder.Quoted(policy)}} }""");
    }
}

using Infra.Rules.Aws;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Aws;

public sealed class LogGroupEncryptionTests : RuleTest<LogGroupEncryption>
{
    private const string Group = "aws:cloudwatch/logGroup:LogGroup";

    [Fact]
    public void Check_KeyKnownAfterUp_Holds() =>
        AssertHolds(new PlanBuilder().Add(Group, "flows", $$"""{"kmsKeyId": {{PlanBuilder.Unknown("aws:kms/key:Key", "logs", "arn")}}}"""));

    [Fact]
    public void Check_NoKey_Breaks() => AssertBroken(new PlanBuilder().Add(Group, "flows"), Group, "flows", "no KMS key");
}

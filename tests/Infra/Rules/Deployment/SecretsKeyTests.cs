using Infra.Rules.Deployment;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Deployment;

public sealed class SecretsKeyTests : RuleTest<SecretsKey>
{
    [Theory]
    [InlineData(StatePlans.Provider)]
    [InlineData("awskms://alias/platform-pulumi-secrets?awssdk=v2&region=eu-central-1")]
    public void Check_KeyOfTheBootstrap_Holds(string provider) => AssertHolds(new PlanBuilder(), StatePlans.Facts(provider));

    [Fact]
    public void Check_NobodyHasLooked_Holds() => AssertHolds(new PlanBuilder());

    [Theory]
    [InlineData(null, "names no \"secretsprovider\"")]
    [InlineData("passphrase", "is 'passphrase', and no KMS key")]
    [InlineData("hashivault://pulumi", "is 'hashivault', and no KMS key")]
    [InlineData("awskms://alias/other?region=eu-central-1", "the key alias/other, and `infra bootstrap` makes alias/platform-pulumi-secrets")]
    [InlineData("awskms://alias/platform-pulumi-secrets?region=eu-west-1", "in the region eu-west-1, and the stack in eu-central-1")]
    [InlineData("awskms://alias/platform-pulumi-secrets", "in no region")]
    public void Check_OtherProvider_Breaks(string? provider, string message) => AssertBroken(new PlanBuilder(), StatePlans.File, message, StatePlans.Facts(provider));

    [Fact]
    public void Check_Passphrase_Breaks() => AssertBroken(new PlanBuilder(), StatePlans.File, "\"encryptionsalt\"", StatePlans.Facts(hasPassphrase: true));
}

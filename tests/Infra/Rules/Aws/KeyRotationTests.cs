using Infra.Rules.Aws;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Aws;

public sealed class KeyRotationTests : RuleTest<KeyRotation>
{
    private const string Key = "aws:kms/key:Key";

    [Theory]
    [InlineData("""{"enableKeyRotation": true}""")]
    [InlineData("""{"customerMasterKeySpec": "RSA_4096", "keyUsage": "SIGN_VERIFY"}""")]
    [InlineData("""{"keyUsage": "GENERATE_VERIFY_MAC"}""")]
    [InlineData("""{"customKeyStoreId": "cks-1"}""")]
    public void Check_RotatesOrCannot_Holds(string inputs) => AssertHolds(new PlanBuilder().Add(Key, "etcd", inputs));

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"enableKeyRotation": false}""")]
    [InlineData("""{"customerMasterKeySpec": "SYMMETRIC_DEFAULT", "keyUsage": "ENCRYPT_DECRYPT"}""")]
    public void Check_DoesNotRotate_Breaks(string inputs) => AssertBroken(new PlanBuilder().Add(Key, "etcd", inputs), Key, "etcd", "does not rotate");
}

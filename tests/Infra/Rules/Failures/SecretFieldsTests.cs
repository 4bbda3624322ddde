using Infra.Rules.Failures;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Failures;

public sealed class SecretFieldsTests : RuleTest<SecretFields>
{
    private const string Payment = "ExternalSecret/payment";

    [Fact]
    public void Check_Platform_Holds() => AssertHolds(new PlatformPlan());

    [Theory]
    [InlineData("ClusterSecretStore/vault")]
    [InlineData(Payment)]
    public void Check_OldVersion_Breaks(string id)
    {
        var plan = new PlatformPlan().With(id, "apiVersion", "\"external-secrets.io/v1beta1\"");
        AssertBroken(plan, plan.SubjectOf(id), "of external-secrets.io/v1beta1");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("\"\"")]
    [InlineData("\"0\"")]
    [InlineData("\"0s\"")]
    public void Check_NoInterval_Breaks(string? interval)
    {
        var plan = new PlatformPlan().With(Payment, "spec refreshInterval", interval);
        AssertBroken(plan, plan.SubjectOf(Payment), "no \"refreshInterval\"");
    }

    [Theory]
    [InlineData("conversionStrategy")]
    [InlineData("decodingStrategy")]
    [InlineData("metadataPolicy")]
    public void Check_FieldThatTheApiServerFillsIn_Breaks(string field)
    {
        var plan = new PlatformPlan().With(Payment, $"spec data 0 remoteRef {field}", null);
        AssertBroken(plan, plan.SubjectOf(Payment), $"A \"data.remoteRef\" of it has no \"{field}\".");
    }

    [Theory]
    [InlineData("""[{"extract": {"key": "x", "conversionStrategy": "Default", "decodingStrategy": "None"}}]""", "A \"dataFrom.extract\" of it has no \"metadataPolicy\".")]
    [InlineData("""[{"find": {"path": "x", "conversionStrategy": "Default"}}]""", "A \"dataFrom.find\" of it has no \"decodingStrategy\".")]
    [InlineData("""[{"find": {"path": "x", "conversionStrategy": "Default", "decodingStrategy": "None"}}]""", null)]
    public void Check_SeveralEntries_NeedTheirFieldsToo(string dataFrom, string? message)
    {
        var plan = new PlatformPlan().With(Payment, "spec dataFrom", dataFrom);
        if (message is null)
            AssertHolds(plan);
        else
            AssertBroken(plan, plan.SubjectOf(Payment), message);
    }

    [Theory]
    [InlineData("crds conversion enabled", null, "\"crds.conversion.enabled\" is not false")]
    [InlineData("crds conversion enabled", "true", "\"crds.conversion.enabled\" is not false")]
    [InlineData("crds unsafeServeV1Beta1", "true", "\"crds.unsafeServeV1Beta1\" is true")]
    public void Check_ChartThatServesTheOldVersion_Breaks(string path, string? json, string message) =>
        AssertBroken(new PlatformPlan().WithValue("external-secrets", path, json), PlatformPlan.UrnOf("external-secrets"), message);
}

using Infra.Rules.Invariants;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Invariants;

public sealed class VaultOriginTests : RuleTest<VaultOrigin>
{
    private const string Payment = "ExternalSecret/payment";

    [Fact]
    public void Check_Platform_Holds() => AssertHolds(new PlatformPlan());

    [Theory]
    [InlineData("v1", "Secret", "a Secret that Vault does not know")]
    [InlineData("generators.external-secrets.io/v1alpha1", "Password", "makes secrets that Vault does not keep")]
    [InlineData("external-secrets.io/v1alpha1", "PushSecret", "takes a secret out of the cluster")]
    [InlineData("external-secrets.io/v1alpha1", "ClusterPushSecret", "takes a secret out of the cluster")]
    public void Check_OtherOrigin_Breaks(string apiVersion, string kind, string message)
    {
        var plan = new PlatformPlan().Add("shop-config", $$$"""{"apiVersion": "{{{apiVersion}}}", "kind": "{{{kind}}}", "metadata": {"name": "x", "namespace": "shop"}}""");
        AssertBroken(plan, plan.SubjectOf($"{kind}/x"), message);
    }

    [Fact]
    public void Check_SecretOfAnotherGroup_Holds() =>
        AssertHolds(new PlatformPlan().Add("shop-config", """{"apiVersion": "example.com/v1", "kind": "Secret", "metadata": {"name": "x", "namespace": "shop"}}"""));

    [Theory]
    [InlineData("""{"aws": {"service": "SecretsManager"}}""")]
    [InlineData("""{"vault": {"server": "https://vault"}, "fake": {"data": []}}""")]
    public void Check_StoreOfAnotherProvider_Breaks(string provider)
    {
        var plan = new PlatformPlan().With("ClusterSecretStore/vault", "spec provider", provider);
        AssertBroken(plan, plan.SubjectOf("ClusterSecretStore/vault"), "something else than Vault");
    }

    [Fact]
    public void Check_SecretOfAGenerator_Breaks()
    {
        var plan = new PlatformPlan().With(Payment, "spec dataFrom", """[{"sourceRef": {"generatorRef": {"kind": "Password", "name": "x"}}}]""");
        AssertBroken(plan, plan.SubjectOf(Payment), "A generator makes it");
    }

    [Fact]
    public void Check_SecretWithoutStore_Breaks()
    {
        var plan = new PlatformPlan().With(Payment, "spec secretStoreRef", null);
        AssertBroken(plan, plan.SubjectOf(Payment), "names no store");
    }

    [Fact]
    public void Check_SecretThatTheProgramMakes_Breaks() =>
        AssertBroken(new PlatformPlan().AddResource("kubernetes:core/v1:Secret", "x", "{}"), PlatformPlan.Urn("kubernetes:core/v1:Secret", "x"), "a Secret that Vault does not know");

    [Fact]
    public void Check_SecretOfAChart_Breaks() =>
        AssertBroken(
            new PlatformPlan().WithValue("shop", "extraObjects", """[{"apiVersion": "v1", "kind": "Secret", "metadata": {"name": "x"}}]"""), PlatformPlan.UrnOf("shop"), "values hold a Secret");

    [Fact]
    public void Check_ReferenceToASecret_Holds() => AssertHolds(new PlatformPlan().WithValue("shop", "source", """{"kind": "Secret", "name": "payment"}"""));
}

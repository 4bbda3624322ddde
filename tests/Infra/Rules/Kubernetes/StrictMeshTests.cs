using Infra.Rules.Kubernetes;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Kubernetes;

public sealed class StrictMeshTests : RuleTest<StrictMesh>
{
    private const string Root = "PeerAuthentication/default";

    [Fact]
    public void Check_Platform_Holds() => AssertHolds(new PlatformPlan());

    [Theory]
    [InlineData("spec mtls mode", "\"PERMISSIVE\"")]
    [InlineData("spec mtls", null)]
    [InlineData("spec selector matchLabels app", "\"x\"")]
    [InlineData("metadata namespace", "\"shop\"")]
    public void Check_RootThatIsNotStrict_Breaks(string path, string? value)
    {
        var plan = new PlatformPlan();
        AssertBroken(plan.With(Root, path, value), plan.SubjectOf("Namespace/istio-system"), "whose mode is STRICT");
    }

    [Theory]
    [InlineData("spec mtls mode")]
    [InlineData("spec portLevelMtls 9443 mode")]
    public void Check_MutualTlsTurnedOff_Breaks(string path)
    {
        var plan = new PlatformPlan();
        AssertBroken(plan.With("PeerAuthentication/shop-web", path, "\"DISABLE\""), plan.SubjectOf("PeerAuthentication/shop-web"), "turns mTLS off");
    }

    [Theory]
    [InlineData("spec trafficPolicy tls mode", "\"DISABLE\"")]
    [InlineData("spec trafficPolicy portLevelSettings", """[{"port": {"number": 1}, "tls": {"mode": "DISABLE"}}]""")]
    [InlineData("spec subsets", """[{"name": "a", "trafficPolicy": {"tls": {"mode": "DISABLE"}}}]""")]
    public void Check_CallersWithoutTls_Break(string path, string value)
    {
        var plan = new PlatformPlan();
        AssertBroken(plan.With("DestinationRule/argocd", path, value), plan.SubjectOf("DestinationRule/argocd"), "speak without TLS");
    }
}

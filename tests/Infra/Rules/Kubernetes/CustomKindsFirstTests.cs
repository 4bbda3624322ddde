using Infra.Rules.Kubernetes;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Kubernetes;

public sealed class CustomKindsFirstTests : RuleTest<CustomKindsFirst>
{
    [Fact]
    public void Check_Platform_Holds() => AssertHolds(new PlatformPlan());

    [Theory]
    [InlineData("acme.example.com/v1", "Thing", "No add-on brings the kinds of acme.example.com")]
    [InlineData("cert-manager.io/v1", "Issuer", "The add-on cert-manager does not bring the kind Issuer")]
    public void Check_KindOfNobody_Breaks(string apiVersion, string kind, string message)
    {
        var plan = new PlatformPlan().Add("shop-config", $$$"""{"apiVersion": "{{{apiVersion}}}", "kind": "{{{kind}}}", "metadata": {"name": "x", "namespace": "shop"}}""");
        AssertBroken(plan, plan.SubjectOf($"{kind}/x"), message);
    }

    [Fact]
    public void Check_ObjectOfItsKindsWave_Breaks()
    {
        var plan = new PlatformPlan();
        plan.WithInput(PlatformPlan.UrnOf("cert-manager-config"), "metadata annotations argocd.argoproj.io/sync-wave", $"\"{plan.WaveOf("cert-manager")}\"");
        Assert.Equal(
            new[] { plan.SubjectOf("ClusterIssuer/internal"), plan.SubjectOf("ClusterIssuer/letsencrypt") },
            Check(plan).Where(finding => finding.Message.Contains("cert-manager brings its kind in wave", StringComparison.Ordinal)).Select(finding => finding.Subject));
    }
}

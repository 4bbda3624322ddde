using Infra.Rules.Invariants;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Invariants;

public sealed class RawManifestsTests : RuleTest<RawManifests>
{
    [Fact]
    public void Check_Platform_Holds() => AssertHolds(new PlatformPlan(RuleAddons.Context with { Teams = [RuleAddons.Team] }));

    [Fact]
    public void Check_ClusterDocuments_AreUnderClusters() => AssertHolds(KopsYaml.Plan());

    [Fact]
    public void Check_ManifestElsewhere_Breaks() =>
        AssertBroken(new PlatformPlan().Move("ConfigMap/settings", path: "clusters/dev/settings.yaml"), "clusters/dev/settings.yaml", "not under kubernetes/");

    [Theory]
    [InlineData("platform:vault:VaultFacts", true)]
    [InlineData("platform:vault:Other", false)]
    public void Check_ConfigMap_IsOfWhatVaultsJobsKnowOfTheirCluster(string parent, bool holds)
    {
        const string type = "kubernetes:core/v1:ConfigMap";
        var plan = new PlanBuilder().AddComponent(parent, "facts").AddUnder(PlanBuilder.Urn(parent, "facts"), type, "facts");
        if (holds)
            AssertHolds(plan);
        else
            AssertBroken(plan, type, "facts", "an object of the type kubernetes:core/v1:ConfigMap");
    }

    [Theory]
    [InlineData("kubernetes:helm.sh/v3:Release", """{"chart": "kyverno"}""", "Pulumi installs the chart \"kyverno\"")]
    [InlineData("kubernetes:helm.sh/v3:Release", """{"chart": "argo-cd"}""", "a second release of Argo CD")]
    [InlineData("kubernetes:core/v1:Namespace", """{"metadata": {"name": "shop"}}""", "a namespace that is not Argo CD's")]
    [InlineData("kubernetes:core/v1:Secret", "{}", "an object of the type kubernetes:core/v1:Secret")]
    [InlineData("kubernetes:helm.sh/v4:Chart", "{}", "an object of the type kubernetes:helm.sh/v4:Chart")]
    public void Check_ObjectThatPulumiMakes_Breaks(string type, string inputs, string message) =>
        AssertBroken(new PlatformPlan().AddResource(type, "z", inputs), PlatformPlan.Urn(type, "z"), message);
}

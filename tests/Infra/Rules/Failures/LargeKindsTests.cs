using Infra.Rules.Failures;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Failures;

public sealed class LargeKindsTests : RuleTest<LargeKinds>
{
    private const string Compare = "metadata annotations argocd.argoproj.io/compare-options";
    private static readonly string Prometheus = PlatformPlan.UrnOf("prometheus");

    [Fact]
    public void Check_Platform_Holds() => AssertHolds(new PlatformPlan());

    [Theory]
    [InlineData("spec syncPolicy syncOptions", "[]", "without the option ServerSideApply=true")]
    [InlineData(Compare, null, "computed by the client")]
    [InlineData(Compare, "\"ServerSideDiff=false\"", "computed by the client")]
    public void Check_ApplicationWithKinds_Breaks(string path, string? value, string message) => AssertBroken(new PlatformPlan().WithInput(Prometheus, path, value), Prometheus, message);

    [Fact]
    public void Check_ApplicationWithoutKinds_IsNotJudged() => AssertHolds(new PlatformPlan().WithInput(PlatformPlan.UrnOf("shop"), Compare, null));

    [Fact]
    public void Check_ComparedByTheServerEverywhere_Holds() =>
        AssertHolds(new PlatformPlan().WithInput(Prometheus, Compare, "\"IncludeMutationWebhook=true\"").WithValue("argocd", "configs params controller.diff.server.side", "\"true\""));

    [Fact]
    public void Check_KindsAmongManifests_AreJudged()
    {
        var shop = PlatformPlan.UrnOf("shop-config");
        AssertBroken(
            new PlatformPlan().Add("shop-config", """{"apiVersion": "apiextensions.k8s.io/v1", "kind": "CustomResourceDefinition", "metadata": {"name": "x"}}""").WithInput(shop, Compare, null),
            shop,
            "computed by the client");
    }
}

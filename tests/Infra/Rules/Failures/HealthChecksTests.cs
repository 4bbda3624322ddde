using Infra.Rules.Failures;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Failures;

public sealed class HealthChecksTests : RuleTest<HealthChecks>
{
    private const string Settings = "configs cm resource.customizations.health.";
    private static readonly string ArgoCd = PlatformPlan.UrnOf("argocd");

    [Fact]
    public void Check_Platform_Holds() => AssertHolds(new PlatformPlan());

    [Theory]
    [InlineData("argoproj.io_Application", null, "no check for Applications")]
    [InlineData("argoproj.io_Application", "\"\"", "no check for Applications")]
    [InlineData("policies.kyverno.io_ValidatingPolicy", null, "no check for policies.kyverno.io_ValidatingPolicy, and others wait for kyverno-config")]
    public void Check_MissingScript_Breaks(string kind, string? script, string message) => AssertBroken(new PlatformPlan().WithValue("argocd", $"{Settings}{kind}", script), ArgoCd, message);

    [Fact]
    public void Check_ReleaseWithoutScript_Breaks() =>
        AssertBroken(new PlatformPlan().WithInput(PlatformPlan.ReleaseUrn, $"values {Settings}argoproj.io_Application", null), PlatformPlan.ReleaseUrn, "no check for Applications");

    [Fact]
    public void Check_KindThatNobodyWaitsFor_Holds() =>
        AssertHolds(new PlatformPlan().Add("shop-config", """{"apiVersion": "trust.cert-manager.io/v1alpha1", "kind": "Bundle", "metadata": {"name": "b"}}"""));

    [Theory]
    [InlineData("postgresql.cnpg.io/v1", "Cluster", true)]
    [InlineData("networking.istio.io/v1", "ServiceEntry", true)]
    [InlineData("postgresql.cnpg.io/v1", "ScheduledBackup", true)]
    [InlineData("barmancloud.cnpg.io/v1", "ObjectStore", true)]
    [InlineData("postgresql.cnpg.io/v1", "Pooler", false)]
    [InlineData("postgresql.cnpg.io/v1", "Database", false)]
    public void Check_Kind_NeedsAScriptWhereArgoCdHasNone(string apiVersion, string kind, bool hasCheck)
    {
        var plan = new PlatformPlan().Add("database", $$"""{"apiVersion": "{{apiVersion}}", "kind": "{{kind}}", "metadata": {"name": "x", "namespace": "data"} }""");
        Assert.Equal(hasCheck ? 0 : 2, Check(plan).Count);
    }
}

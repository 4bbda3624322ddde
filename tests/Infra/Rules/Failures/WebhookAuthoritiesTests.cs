using Infra.Rules.Failures;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Failures;

public sealed class WebhookAuthoritiesTests : RuleTest<WebhookAuthorities>
{
    private const string Setting = "configs cm resource.customizations.ignoreDifferences.admissionregistration.k8s.io_ValidatingWebhookConfiguration";

    private static PlatformPlan WithoutSetting => new PlatformPlan()
        .WithValue("argocd", Setting, null)
        .WithInput(PlatformPlan.ReleaseUrn, $"values {Setting}", null)
        .WithValue("kyverno", "certManager enabled", "true")
        .WithValue("shop", "certManager enabled", "true");

    [Fact]
    public void Check_Platform_Holds() => AssertHolds(new PlatformPlan());

    [Fact]
    public void Check_EachApplicationForItself_Holds() => AssertHolds(WithoutSetting);

    [Theory]
    [InlineData(null)]
    [InlineData("""[{"group": "apps", "kind": "ValidatingWebhookConfiguration", "jqPathExpressions": [".webhooks[]?.clientConfig.caBundle"]}]""")]
    [InlineData("""[{"group": "admissionregistration.k8s.io", "kind": "ValidatingWebhookConfiguration", "jqPathExpressions": [".webhooks[]?.failurePolicy"]}]""")]
    public void Check_AuthorityThatIsTakenBack_Breaks(string? ignored)
    {
        var certManager = PlatformPlan.UrnOf("cert-manager");
        AssertBroken(WithoutSetting.WithInput(certManager, "spec ignoreDifferences", ignored), certManager, "Argo CD takes it back");
    }

    [Theory]
    [InlineData("certManager enabled", "false")]
    [InlineData("certManager", null)]
    public void Check_AuthorityThatNobodyInjects_Breaks(string path, string? value) =>
        AssertBroken(WithoutSetting.WithValue("kyverno", path, value), PlatformPlan.UrnOf("kyverno"), "Argo CD takes it back");

    [Fact]
    public void Check_InjectionByAnnotation_Holds() =>
        AssertHolds(WithoutSetting.WithValue("kyverno", "certManager", null).WithValue("kyverno", "webhooks", """[{"annotations": {"cert-manager.io/inject-ca-from": "a/b"}}]"""));

    [Fact]
    public void Check_SettingOfAnotherField_Breaks()
    {
        var plan = new PlatformPlan().WithInput(PlatformPlan.UrnOf("kyverno"), "spec ignoreDifferences", null);
        AssertHolds(plan);
        var broken = Check(plan.WithValue("argocd", Setting, "\"jqPathExpressions: ['.x']\"").WithInput(PlatformPlan.ReleaseUrn, $"values {Setting}", null));
        Assert.Contains(PlatformPlan.UrnOf("kyverno"), broken.Select(finding => finding.Subject));
    }

    [Fact]
    public void Check_ObjectsOfTheChartsWave_Break()
    {
        var plan = new PlatformPlan();
        plan.WithInput(PlatformPlan.UrnOf("kyverno-config"), "metadata annotations argocd.argoproj.io/sync-wave", $"\"{plan.WaveOf("kyverno")}\"");
        AssertBroken(plan, plan.SubjectOf("ValidatingPolicy/labels"), "no later than kyverno, whose webhook reviews it");
    }
}

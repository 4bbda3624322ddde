using Infra.Rules.Failures;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Failures;

public sealed class FinishingJobsTests : RuleTest<FinishingJobs>
{
    [Fact]
    public void Check_Platform_Holds() => AssertHolds(new PlatformPlan());

    [Theory]
    [InlineData("\"auto\"")]
    [InlineData(null)]
    public void Check_SidecarsThatStay_BreakTheJobToo(string? value)
    {
        var findings = Check(new PlatformPlan().WithValue("istiod", "env ENABLE_NATIVE_SIDECARS", value));
        Assert.Equal([PlatformPlan.UrnOf("istiod"), "shop/report"], findings.Select(finding => finding.Subject));
    }

    [Fact]
    public void Check_SettingWhereTheChartWantsItToo_Holds() =>
        AssertHolds(new PlatformPlan().WithValue("istiod", "env", null).WithValue("istiod", "pilot env ENABLE_NATIVE_SIDECARS", "\"true\""));

    [Theory]
    [InlineData("startupapicheck enabled", "true")]
    [InlineData("startupapicheck", null)]
    public void Check_JobOfCertManager_Breaks(string path, string? value) =>
        AssertBroken(new PlatformPlan().WithValue("cert-manager", path, value), PlatformPlan.UrnOf("cert-manager"), "\"startupapicheck.enabled\"");

    [Fact]
    public void Check_JobsOfTheMonitoringStack_Break()
    {
        var shop = PlatformPlan.UrnOf("shop");
        PlatformPlan Stack() => new PlatformPlan().WithInput(shop, "spec source chart", "\"kube-prometheus-stack\"");
        AssertBroken(Stack(), shop, "Jobs write the webhook's certificate");
        AssertHolds(Stack().WithValue("shop", "prometheusOperator admissionWebhooks certManager enabled", "true"));
        AssertHolds(Stack().WithValue("shop", "prometheusOperator admissionWebhooks patch enabled", "false"));
        AssertHolds(Stack().WithValue("shop", "prometheusOperator admissionWebhooks enabled", "false"));
    }
}

using Infra.Components;
using Infra.Rules.Failures;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Failures;

public sealed class ScrapableMetricsTests : RuleTest<ScrapableMetrics>
{
    private const string Monitor = "PodMonitor/shop-web";

    [Fact]
    public void Check_Platform_Holds() => AssertHolds(Plan());

    [Fact]
    public void Check_NoPlatform_Holds() => AssertHolds(new PlanBuilder());

    [Theory]
    [InlineData("spec portLevelMtls 8080", null)]
    [InlineData("spec portLevelMtls 8080 mode", "\"STRICT\"")]
    [InlineData("spec selector matchLabels", """{"app": "other"}""")]
    [InlineData("spec selector", null)]
    public void Check_PortUnderMutualTls_Breaks(string path, string? value)
    {
        var plan = Plan().With("PeerAuthentication/shop-web", path, value);
        AssertBroken(plan, plan.SubjectOf(Monitor), "Port 8080 of shop/web takes mTLS alone, which prometheus/server does not speak");
    }

    [Fact]
    public void Check_PortOfAnotherNumber_Breaks()
    {
        var plan = Plan().With(Monitor, "spec podMetricsEndpoints 0 portNumber", "8081");

        Assert.Contains(Check(plan), finding => finding.Subject == plan.SubjectOf(Monitor) && finding.Message.StartsWith("Port 8081 of shop/web takes mTLS alone", StringComparison.Ordinal));
        Assert.Contains(Check(plan), finding => finding.Subject == plan.SubjectOf(Monitor) && finding.Message.StartsWith("No network policy lets prometheus/server in to port 8081", StringComparison.Ordinal));
    }

    [Fact]
    public void Check_PortByItsName_IsTheOneThatIsDeclared()
    {
        AssertHolds(Plan().With(Monitor, "spec podMetricsEndpoints 0 portNumber", null).With(Monitor, "spec podMetricsEndpoints 0 port", "\"http\""));
        var plan = Plan().With(Monitor, "spec podMetricsEndpoints 0 portNumber", null).With(Monitor, "spec podMetricsEndpoints 0 port", "\"metrics\"");
        AssertBroken(plan, plan.SubjectOf(Monitor), "It names the port metrics of shop/web, which nobody declares");
    }

    [Fact]
    public void Check_WhatASidecarPassesOn_IsCalledAtItsOwnPort()
    {
        var plan = Plan().With(Monitor, "spec podMetricsEndpoints 0 relabelings", """[{"sourceLabels": ["__meta_kubernetes_pod_ip"], "targetLabel": "__address__", "replacement": "$1:15020"}]""");
        AssertBroken(plan, plan.SubjectOf(Monitor), "No network policy lets prometheus/server in to port 15020 of shop/web");
    }

    [Fact]
    public void Check_NoWayIn_Breaks()
    {
        var plan = Plan().Without("NetworkPolicy/shop-web");
        Assert.Contains(Check(plan), finding => finding.Subject == plan.SubjectOf(Monitor) && finding.Message == "No network policy lets prometheus/server in to port 8080 of shop/web.");
    }

    [Fact]
    public void Check_MonitorOfNobody_Breaks()
    {
        var plan = Plan().With(Monitor, "spec selector matchLabels", """{"app": "nobody"}""");
        AssertBroken(plan, plan.SubjectOf(Monitor), "which nobody declares");
    }

    // The shop, with metrics at the port that serves.
    private static PlatformPlan Plan() => new(addons: [.. RuleAddons.All(RuleAddons.Context).Select(addon => addon.Name.Value != "shop" ? addon : addon with
    {
        Workloads = [.. addon.Workloads.Select(workload => workload.Name != "web" ? workload : workload with
        {
            Ports = [.. workload.Ports.Select(port => port.Number == 8080 ? port with { Metrics = new MetricsEndpoint() } : port)],
        })],
    })]);
}

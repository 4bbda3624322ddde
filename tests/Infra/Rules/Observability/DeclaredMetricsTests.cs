using Infra.Components;
using Infra.Rules.Observability;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Observability;

public sealed class DeclaredMetricsTests : RuleTest<DeclaredMetrics>
{
    private const string Rule = "PrometheusRule/shop";
    private const string Dashboard = """
        {"panels": [{"title": "row", "panels": [{"title": "Waiting", "targets": [
          {"datasource": {"type": "prometheus"}, "expr": "QUERY"}, {"datasource": {"type": "loki"}, "expr": "{namespace=\"shop\"} |= \"not_a_metric\""}]}]}]}
        """;

    [Fact]
    public void Check_NoPlatform_Holds() => AssertHolds(new PlanBuilder());

    [Theory]
    [InlineData("up == 0 and shop_wait_seconds > 1")]
    [InlineData("shop:wait:avg > 1")]
    [InlineData("rate(node_cpu_seconds_total[5m]) > 1")]
    public void Check_MetricsThatAreKeptRecordedOrBrought_Hold(string expression)
    {
        AssertHolds(Plan(expression));
        AssertHolds(WithDashboard(expression));
    }

    [Fact]
    public void Check_AlertOfAMetricThatNobodyTells_Breaks()
    {
        var plan = Plan("shop_wait_second > 1");
        AssertBroken(plan, plan.SubjectOf(Rule), "\"ShopSlow\" asks for \"shop_wait_second\", which nobody declares");
    }

    [Fact]
    public void Check_RecordedMetricOfOneThatIsDropped_Breaks()
    {
        var plan = Plan("up == 0").With("PodMonitor/shop-web", "spec podMetricsEndpoints 0 metricRelabelings 0 regex", "\"other\"");
        AssertBroken(plan, plan.SubjectOf(Rule), "\"shop:wait:avg\" asks for \"shop_wait_seconds\"");
    }

    [Fact]
    public void Check_MonitorThatDropsWhatItNames_DeclaresNothing()
    {
        var plan = Plan("up == 0").With("PodMonitor/shop-web", "spec podMetricsEndpoints 0 metricRelabelings 0 action", "\"drop\"");
        Assert.Single(Check(plan));
    }

    [Fact]
    public void Check_PanelOfAMetricThatNobodyTells_Breaks()
    {
        var plan = WithDashboard("shop_orders");
        AssertBroken(plan, plan.SubjectOf("ConfigMap/dashboard-orders"), "\"Waiting\" asks for \"shop_orders\"");
    }

    [Theory]
    [InlineData("sum(up[5m)", "cannot be read: The query 'sum(up[5m)' is not closed")]
    [InlineData(" ", "cannot be read: there is no query")]
    public void Check_QueryThatCannotBeRead_Breaks(string expression, string message)
    {
        var plan = Plan(expression);
        AssertBroken(plan, plan.SubjectOf(Rule), message);
    }

    private static PlatformPlan WithDashboard(string expression) => Plan("up == 0").Add("shop", $$"""
        {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": "dashboard-orders", "namespace": "shop", "labels": {"grafana_dashboard": "1"} },
         "data": {"shop.json": {{PlanBuilder.Quoted(Dashboard.Replace("QUERY", expression, StringComparison.Ordinal))}} } }
        """);

    private static PlatformPlan Plan(string expression) => new(addons:
    [
        .. RuleAddons.All(RuleAddons.Context).Select(addon => addon.Name.Value != "shop" ? addon with { Alerts = [] } : addon with
        {
            Metrics = ["node_cpu_seconds_total"],
            RecordingRules = [new RecordingRule("shop:wait:avg", "avg(shop_wait_seconds)")],
            Alerts = [new Alert { Name = "ShopSlow", Severity = AlertSeverity.Critical, Expression = expression, Summary = "The shop is slow" }],
            Workloads =
            [
                .. addon.Workloads.Select(workload => workload.Name != "web" ? workload : workload with
                {
                    Ports = [new WorkloadPort { Name = "telemetry", Number = 9999, Metrics = new MetricsEndpoint { Metrics = ["shop_wait_seconds", "shop_visits"] } }, .. workload.Ports],
                }),
            ],
        }),
    ]);
}

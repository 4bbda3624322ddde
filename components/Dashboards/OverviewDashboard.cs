namespace Infra.Components;

/// <summary>What whoever opens Grafana sees first: whether something is wrong, where, and how much room is left.</summary>
internal static class OverviewDashboard
{
    /// <summary>What links name it by.</summary>
    public const string Id = "platform-overview";

    private const string FromGateway = $"reporter=\"source\",source_workload_namespace=\"{IstioGateway.Namespace}\"";

    public static Dashboard Of() => new() { Title = "Platform", Rows = [Now, Alerts, Addons, Objectives, Requests, Capacity, Volumes] };

    private static DashboardRow Now { get; } = new(
        "Now",
        Alerting("Critical alerts", AlertSeverity.Critical) with { Thresholds = new Thresholds(1, 1) },
        Alerting("Warnings", AlertSeverity.Warning) with { Thresholds = new Thresholds(1, 10) },
        Panel.Number("Containers that wait", PanelUnit.None, new Query("sum(kube_pod_container_status_waiting_reason) or vector(0)")) with { Thresholds = new Thresholds(1, 5) },
        Panel.Number("Machines that are not ready", PanelUnit.None, new Query("""count(kube_node_status_condition{condition="Ready",status="true"} == 0) or vector(0)""")) with { Thresholds = new Thresholds(1, 2) },
        Panel.Number("Machines", PanelUnit.None, new Query("count(kube_node_info)")),
        Panel.Number("Targets that do not answer", PanelUnit.None, new Query("count(up == 0) or vector(0)")) with { Thresholds = new Thresholds(1, 3) });

    private static DashboardRow Alerts { get; } = new(
        "Alerts", Panel.Table("What fires", PanelUnit.None, new Query($$"""sum by (severity, alertname, addon, team, namespace) (ALERTS{alertstate="firing",severity=~"critical|warning",alertname!="{{AlertmanagerConfiguration.WatchdogAlert}}"})""")));

    private static DashboardRow Addons { get; } = new(
        "Add-ons",
        Panel.Bars("Targets that answer", PanelUnit.Share, new Query("avg by (job) (up)", "{{job}}")) with { Thresholds = new Thresholds(1, 0.5) },
        Panel.Lines("Restarts in the hour before", PanelUnit.None, new Query("sum by (namespace) (increase(kube_pod_container_status_restarts_total[1h])) > 0", "{{namespace}}")));

    // Of what may fail within a month, three days' share; more than one loses the objective.
    private static DashboardRow Objectives { get; } = new(
        "What is promised",
        Panel.Bars("Error budget that burns, of three days", PanelUnit.Share, new Query("route:istio_requests_failed:ratio_rate3d / route:error_budget:ratio", "{{route}}")) with { Thresholds = new Thresholds(0.5, 1) },
        Panel.Lines("Failed requests of an hour", PanelUnit.Share, new Query("route:istio_requests_failed:ratio_rate1h", "{{route}}")));

    private static DashboardRow Requests { get; } = new(
        "What people ask for",
        Panel.Lines("Requests at the gateway", PanelUnit.RequestsPerSecond, new Query($"sum by (destination_service_name) (rate(istio_requests_total{{{FromGateway}}}[$__rate_interval]))", "{{destination_service_name}}")),
        Panel.Lines(
            "Failed requests", PanelUnit.Share,
            new Query(
                $$"""sum by (destination_service_name) (rate(istio_requests_total{{{FromGateway}},response_code=~"5.."}[$__rate_interval])) / sum by (destination_service_name) (rate(istio_requests_total{{{FromGateway}}}[$__rate_interval]))""",
                "{{destination_service_name}}")) with
        { Thresholds = new Thresholds(0.005, 0.05) });

    private static DashboardRow Capacity { get; } = new(
        "Room on the machines",
        AskedFor("Processor", "cpu"),
        AskedFor("Memory", "memory"),
        Panel.Lines("Processor by namespace", PanelUnit.Cores, new Query("""topk(10, sum by (namespace) (rate(container_cpu_usage_seconds_total{container!=""}[$__rate_interval])))""", "{{namespace}}")),
        Panel.Lines("Memory by namespace", PanelUnit.Bytes, new Query("""topk(10, sum by (namespace) (container_memory_working_set_bytes{container!=""}))""", "{{namespace}}")));

    private static DashboardRow Volumes { get; } = new(
        "Room on the volumes",
        Panel.Bars(
            "Fullest volumes", PanelUnit.Share,
            new Query("topk(10, max by (namespace, persistentvolumeclaim) (kubelet_volume_stats_used_bytes / kubelet_volume_stats_capacity_bytes))", "{{namespace}}/{{persistentvolumeclaim}}")) with
        { Thresholds = new Thresholds(0.75, 0.9) });

    private static Panel Alerting(string title, AlertSeverity severity) =>
        Panel.Number(title, PanelUnit.None, new Query($$"""count(ALERTS{alertstate="firing",severity="{{AlertObjects.TextOf(severity)}}",alertname!="{{AlertmanagerConfiguration.WatchdogAlert}}"}) or vector(0)"""));

    private static Panel AskedFor(string title, string resource) => Panel.Number(
        $"{title} that is asked for", PanelUnit.Share,
        new Query($$"""sum(kube_pod_container_resource_requests{resource="{{resource}}"}) / sum(kube_node_status_allocatable{resource="{{resource}}"})""")) with
    { Thresholds = new Thresholds(0.8, 0.95) };
}

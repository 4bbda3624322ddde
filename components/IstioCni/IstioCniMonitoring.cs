namespace Infra.Components;

/// <summary>What is watched of the CNI plugin (https://github.com/istio/istio/tree/1.30.3/cni/pkg, install/monitoring.go and repair/monitoring.go).</summary>
internal static class IstioCniMonitoring
{
    private const string Ready = "istio_cni_install_ready";
    private const string Installs = "istio_cni_installs_total";
    private const string Repairs = "istio_cni_repair_pods_repaired_total";

    public static IReadOnlyList<string> Metrics { get; } = [Ready, Installs, Repairs];

    public static IReadOnlyList<Alert> Alerts { get; } =
    [
        new Alert
        {
            Name = "MeshCniNotReady",
            Severity = AlertSeverity.Warning,
            Expression = $"max by (pod) ({Ready}) == 0",
            For = "10m",
            Summary = "On the machine of {{ $labels.pod }} no pod of the mesh can start",
        },
        new Alert
        {
            Name = "MeshCniRepairsFail",
            Severity = AlertSeverity.Warning,
            Expression = $$"""sum by (pod) (increase({{Repairs}}{result="fail"}[30m])) > 0""",
            For = "15m",
            Summary = "{{ $labels.pod }} cannot repair pods that were started without the mesh's network",
        },
    ];

    public static Dashboard Dashboard { get; } = new()
    {
        Title = "Mesh: CNI plugin",
        Rows =
        [
            new DashboardRow(
                "Machines",
                Panel.Number("Machines without the plugin", PanelUnit.None, new Query($"count(max by (pod) ({Ready}) == 0) or vector(0)")) with { Thresholds = new Thresholds(1, 2) },
                Panel.Lines("Installations", PanelUnit.PerSecond, new Query($"sum by (result) (rate({Installs}[$__rate_interval]))", "{{result}}")),
                Panel.Lines("Repaired pods", PanelUnit.PerSecond, new Query($"sum by (type, result) (rate({Repairs}[$__rate_interval]))", "{{type}} {{result}}"))),
        ],
    };
}

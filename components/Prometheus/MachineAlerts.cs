namespace Infra.Components;

/// <summary>Alerts on the machines of a cluster.</summary>
internal static class MachineAlerts
{
    public static IReadOnlyList<Alert> All { get; } =
    [
        new()
        {
            Name = "NodeNotReady",
            Severity = AlertSeverity.Warning,
            Expression = "max by (node) (kube_node_status_condition{condition=\"Ready\",status=\"true\"}) == 0",
            For = "10m",
            Summary = "The machine {{ $labels.node }} is not ready",
        },
        new()
        {
            Name = "NodeUnderPressure",
            Severity = AlertSeverity.Warning,
            Expression = "max by (node, condition) (kube_node_status_condition{condition=~\"DiskPressure|MemoryPressure|PIDPressure\",status=\"true\"}) == 1",
            For = "10m",
            Summary = "The machine {{ $labels.node }} has {{ $labels.condition }}, and takes pods away",
        },
        new()
        {
            Name = "NodeClockSkew",
            Severity = AlertSeverity.Warning,
            Expression = "max by (node) (abs(node_timex_offset_seconds) * on (namespace, pod) group_left (node) max by (namespace, pod, node) (kube_pod_info)) > 0.05",
            For = "10m",
            Summary = "The clock of the machine {{ $labels.node }} is {{ $value | humanizeDuration }} off",
        },
        new()
        {
            Name = "KubeletDown",
            Severity = AlertSeverity.Warning,
            // A machine that is not ready has an alert of its own.
            Expression =
                "max by (node) (up{job=\"kubelet\",metrics_path=\"/metrics\"}) == 0"
                + " and on (node) max by (node) (kube_node_status_condition{condition=\"Ready\",status=\"true\"}) == 1",
            For = "15m",
            Summary = "The kubelet of {{ $labels.node }} does not tell Prometheus of its pods and volumes",
        },
    ];
}

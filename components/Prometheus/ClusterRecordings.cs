namespace Infra.Components;

/// <summary>What pods use and ask for, by namespace and by machine: read by dashboards and by views of cost, which would else add up every container each time.</summary>
internal static class ClusterRecordings
{
    private const string Cpu = "rate(container_cpu_usage_seconds_total{container!=\"\"}[5m])";
    private const string Memory = "container_memory_working_set_bytes{container!=\"\"}";

    // Pods that have ended still say what they asked for.
    private const string Requests =
        "kube_pod_container_resource_requests * on (namespace, pod) group_left () max by (namespace, pod) (kube_pod_status_phase{phase=~\"Pending|Running\"} == 1)";

    public static IReadOnlyList<RecordingRule> All { get; } =
    [
        new("namespace:container_cpu_usage_seconds:rate5m", $"sum by (namespace) ({Cpu})"),
        new("namespace:container_memory_working_set_bytes:sum", $"sum by (namespace) ({Memory})"),
        new("namespace_resource:kube_pod_container_resource_requests:sum", $"sum by (namespace, resource) ({Requests})"),
        new("node:container_cpu_usage_seconds:rate5m", $"sum by (node) ({Cpu})"),
        new("node:container_memory_working_set_bytes:sum", $"sum by (node) ({Memory})"),
        new("node_resource:kube_pod_container_resource_requests:sum", $"sum by (node, resource) ({Requests})"),
    ];
}

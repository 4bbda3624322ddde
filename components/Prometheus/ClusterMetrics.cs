namespace Infra.Components;

/// <summary>What is kept of the metrics of machines, of the control plane and of Kubernetes' objects, by who tells it. Prometheus drops the rest.</summary>
internal static class ClusterMetrics
{
    /// <summary>The kubelet itself (https://github.com/kubernetes/kubernetes/tree/v1.36.3/pkg/kubelet/metrics).</summary>
    public static IReadOnlyList<string> Kubelet { get; } =
    [
        "kubelet_running_pods", "kubelet_volume_stats_available_bytes", "kubelet_volume_stats_capacity_bytes", "kubelet_volume_stats_inodes_free",
        "kubelet_volume_stats_used_bytes",
    ];

    /// <summary>Containers, by the kubelet's cAdvisor.</summary>
    public static IReadOnlyList<string> Containers { get; } =
    [
        "container_cpu_cfs_throttled_periods_total", "container_cpu_usage_seconds_total", "container_fs_limit_bytes", "container_fs_usage_bytes",
        "container_memory_working_set_bytes", "container_network_receive_bytes_total", "container_network_transmit_bytes_total",
    ];

    /// <summary>The API servers; of their times the share above one second, and no histogram.</summary>
    public static IReadOnlyList<string> ApiServer { get; } =
    [
        "apiserver_current_inflight_requests", "apiserver_request_sli_duration_seconds_bucket", "apiserver_request_sli_duration_seconds_count", "apiserver_request_total",
        "apiserver_resource_objects", "apiserver_storage_size_bytes",
    ];

    /// <summary>CoreDNS.</summary>
    public static IReadOnlyList<string> Dns { get; } =
        ["coredns_dns_request_duration_seconds_count", "coredns_dns_request_duration_seconds_sum", "coredns_dns_requests_total", "coredns_dns_responses_total"];

    /// <summary>Kubernetes' objects, by kube-state-metrics (https://github.com/kubernetes/kube-state-metrics/tree/v2.20.0/docs/metrics).</summary>
    public static IReadOnlyList<string> Objects { get; } =
    [
        "kube_cronjob_created", "kube_cronjob_next_schedule_time", "kube_cronjob_spec_suspend", "kube_cronjob_status_last_successful_time",
        "kube_daemonset_status_desired_number_scheduled", "kube_daemonset_status_number_ready",
        "kube_deployment_spec_replicas", "kube_deployment_status_replicas_available",
        "kube_horizontalpodautoscaler_spec_max_replicas", "kube_horizontalpodautoscaler_status_current_replicas",
        "kube_job_failed", "kube_job_owner", "kube_job_status_active", "kube_job_status_failed", "kube_job_status_start_time", "kube_job_status_succeeded",
        "kube_namespace_labels",
        "kube_node_info", "kube_node_labels", "kube_node_spec_unschedulable", "kube_node_status_allocatable", "kube_node_status_capacity", "kube_node_status_condition",
        "kube_persistentvolume_capacity_bytes", "kube_persistentvolume_status_phase",
        "kube_persistentvolumeclaim_info", "kube_persistentvolumeclaim_resource_requests_storage_bytes", "kube_persistentvolumeclaim_status_phase",
        "kube_pod_container_info", "kube_pod_container_resource_limits", "kube_pod_container_resource_requests",
        "kube_pod_container_status_last_terminated_reason", "kube_pod_container_status_restarts_total", "kube_pod_container_status_running",
        "kube_pod_container_status_waiting_reason", "kube_pod_info", "kube_pod_owner", "kube_pod_spec_volumes_persistentvolumeclaims_info", "kube_pod_status_phase",
        "kube_pod_status_ready", "kube_replicaset_owner", "kube_resourcequota",
        "kube_statefulset_replicas", "kube_statefulset_status_replicas_ready",
    ];

    /// <summary>Machines, by node-exporter: a workload's port tells them.</summary>
    public static IReadOnlyList<string> NodeExporter { get; } =
    [
        "node_cpu_seconds_total", "node_disk_io_time_seconds_total", "node_disk_read_bytes_total", "node_disk_written_bytes_total", "node_filesystem_avail_bytes",
        "node_filesystem_readonly", "node_filesystem_size_bytes", "node_load1", "node_memory_MemAvailable_bytes", "node_memory_MemTotal_bytes",
        "node_network_receive_bytes_total", "node_network_transmit_bytes_total", "node_nf_conntrack_entries", "node_nf_conntrack_entries_limit",
        "node_timex_offset_seconds", "node_timex_sync_status", "node_vmstat_oom_kill",
    ];

    /// <summary>Those that no port of a workload of the platform tells, and those that Prometheus makes itself.</summary>
    public static IReadOnlyList<string> All { get; } = [.. new[] { ["ALERTS", "up"], Kubelet, Containers, ApiServer, Dns, Objects }.SelectMany(each => each).Order(StringComparer.Ordinal)];
}

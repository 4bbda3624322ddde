namespace Infra.Components;

/// <summary>Alerts on pods, what makes them, and their volumes, of the platform and of teams alike: the label namespace says whose they are.</summary>
internal static class WorkloadAlerts
{
    private const string CrashLooping = "kube_pod_container_status_waiting_reason{reason=\"CrashLoopBackOff\"}";
    private const string FreeShare =
        "min by (namespace, persistentvolumeclaim) (kubelet_volume_stats_available_bytes / kubelet_volume_stats_capacity_bytes)";

    public static IReadOnlyList<Alert> All { get; } =
    [
        new()
        {
            Name = "TargetDown",
            Severity = AlertSeverity.Warning,
            Expression = "count by (namespace, job) (up{job!=\"kubelet\"} == 0) / count by (namespace, job) (up{job!=\"kubelet\"}) > 0.1",
            For = "10m",
            Summary = "{{ $value | humanizePercentage }} of the targets of {{ $labels.job }} do not tell Prometheus their metrics",
        },
        new()
        {
            Name = "PodCrashLooping",
            Severity = AlertSeverity.Warning,
            // A container waits and runs by turns.
            Expression = $"max by (namespace, pod, container) (max_over_time({CrashLooping}[5m])) >= 1",
            For = "15m",
            Summary = "The container {{ $labels.container }} of {{ $labels.namespace }}/{{ $labels.pod }} ends again and again",
        },
        new()
        {
            Name = "PodNotReady",
            Severity = AlertSeverity.Warning,
            Expression =
                "(max by (namespace, pod) (kube_pod_status_phase{phase=~\"Pending|Unknown\"} == 1)"
                + " or max by (namespace, pod) (kube_pod_status_ready{condition=\"false\"} == 1 and on (namespace, pod) kube_pod_status_phase{phase=\"Running\"} == 1))"
                + $" unless on (namespace, pod) max_over_time({CrashLooping}[5m]) >= 1",
            For = "15m",
            Summary = "{{ $labels.namespace }}/{{ $labels.pod }} has not been ready for a quarter of an hour",
        },
        Incomplete("DeploymentIncomplete", "deployment", "kube_deployment_spec_replicas", "kube_deployment_status_replicas_available"),
        Incomplete("StatefulSetIncomplete", "statefulset", "kube_statefulset_replicas", "kube_statefulset_status_replicas_ready"),
        Incomplete("DaemonSetIncomplete", "daemonset", "kube_daemonset_status_desired_number_scheduled", "kube_daemonset_status_number_ready"),
        new()
        {
            Name = "JobFailed",
            Severity = AlertSeverity.Warning,
            // What failed stays until somebody deletes it: after a day nobody needs to hear of it any more.
            Expression =
                "max by (namespace, job_name) (kube_job_failed{condition=\"true\"} == 1)"
                + " and on (namespace, job_name) time() - max by (namespace, job_name) (kube_job_status_start_time) < 86400",
            For = "1m",
            Summary = "The Job {{ $labels.namespace }}/{{ $labels.job_name }} failed",
        },
        new()
        {
            Name = "VolumeFillingUp",
            Severity = AlertSeverity.Warning,
            Expression =
                $"{FreeShare} < 0.25"
                + " and on (namespace, persistentvolumeclaim) min by (namespace, persistentvolumeclaim) (predict_linear(kubelet_volume_stats_available_bytes[6h], 345600)) < 0",
            For = "1h",
            Summary = "The volume {{ $labels.namespace }}/{{ $labels.persistentvolumeclaim }} will be full within four days; {{ $value | humanizePercentage }} are free",
        },
        new()
        {
            Name = "VolumeAlmostFull",
            Severity = AlertSeverity.Critical,
            Expression = $"{FreeShare} < 0.05",
            Summary = "The volume {{ $labels.namespace }}/{{ $labels.persistentvolumeclaim }} has {{ $value | humanizePercentage }} free",
        },
    ];

    private static Alert Incomplete(string name, string kind, string wanted, string there) => new()
    {
        Name = name,
        Severity = AlertSeverity.Warning,
        Expression = $"max by (namespace, {kind}) ({wanted}) - max by (namespace, {kind}) ({there}) > 0",
        For = "15m",
        Summary = $"The {kind} {{{{ $labels.namespace }}}}/{{{{ $labels.{kind} }}}} lacks {{{{ $value }}}} of its pods",
    };
}

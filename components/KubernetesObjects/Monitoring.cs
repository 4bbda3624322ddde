namespace Infra.Components;

/// <summary>Pods that Prometheus scrapes (https://prometheus-operator.dev/docs/api-reference/api).</summary>
public sealed record PodMonitor() : KubernetesObject("monitoring.coreos.com/v1", "PodMonitor")
{
    /// <summary>The pods and their endpoints.</summary>
    public required PodMonitorSpec Spec { get; init; }
}

/// <summary>Pods and their endpoints.</summary>
public sealed record PodMonitorSpec(LabelSelector Selector, IReadOnlyList<PodMetricsEndpoint> PodMetricsEndpoints);

/// <summary>A container's port that tells metrics.</summary>
public sealed record PodMetricsEndpoint(int PortNumber, string Path, string Scheme, string Interval)
{
    /// <summary>How it is called; null for plain HTTP.</summary>
    public MonitorTls? TlsConfig { get; init; }
}

/// <summary>TLS of a scrape.</summary>
/// <param name="InsecureSkipVerify">Whether any certificate will do.</param>
public sealed record MonitorTls(bool InsecureSkipVerify);

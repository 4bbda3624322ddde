using System.Globalization;

namespace Infra.Components;

/// <summary>What Prometheus scrapes: every port that tells metrics, and every sidecar.</summary>
internal static class Monitors
{
    /// <summary>The group of what monitors are.</summary>
    public const string Group = "monitoring.coreos.com";

    public static IEnumerable<(KubernetesObject Object, Addon? Addon)> Of(PlatformDeclarations all)
    {
        if (all.FindOwnerOf(Group) is null)
            yield break;
        foreach (var pods in all.Pods)
        {
            var endpoints = pods.Workload.Ports.Where(port => port.Metrics is not null).Select(port => port.Metrics!.ThroughSidecar && pods.IsInMesh ? PassedOn(port.Metrics!) : EndpointOf(port.Number, port.Metrics!)).ToList();
            if (pods.IsInMesh)
                endpoints.Add(EndpointOf(MeshPorts.SidecarMetrics, new MetricsEndpoint(MeshPorts.SidecarMetricsPath) { Metrics = Istiod.SidecarMetrics }));
            if (endpoints.Count > 0)
            {
                yield return (new PodMonitor
                {
                    Metadata = new ObjectMeta { Name = $"{pods.Addon.Name}-{pods.Workload.Name}", Namespace = pods.Workload.Namespace },
                    Spec = new PodMonitorSpec(new LabelSelector(pods.Workload.Labels), endpoints),
                }, pods.Addon);
            }
        }
    }

    // A pod's own certificate names its Service at best, and Prometheus calls its address.
    private static PodMetricsEndpoint EndpointOf(int port, MetricsEndpoint metrics) =>
        new(metrics.FoundBy ?? port, metrics.Path, metrics.Scheme, PrometheusValues.Interval)
        {
            Relabelings = metrics.FoundBy is null ? null : [At(port)],
            TlsConfig = metrics.Scheme == "https" ? new MonitorTls(InsecureSkipVerify: true) : null,
            MetricRelabelings = MetricRelabeling.Keeping(metrics.Metrics),
        };

    // The sidecar names one port only; the other is a number away at the same address.
    private static PodMetricsEndpoint PassedOn(MetricsEndpoint metrics) =>
        new(MeshPorts.SidecarMetrics, MeshPorts.SidecarMetricsPath, "http", PrometheusValues.Interval)
        {
            Relabelings = [At(MeshPorts.WorkloadMetrics)],
            MetricRelabelings = MetricRelabeling.Keeping(metrics.Metrics),
        };

    // The same pod, at a port that its container does not name.
    private static TargetRelabeling At(int port) => new(["__meta_kubernetes_pod_ip"], "__address__", string.Create(CultureInfo.InvariantCulture, $"$1:{port}"));
}

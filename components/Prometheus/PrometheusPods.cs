namespace Infra.Components;

/// <summary>The pods of Prometheus' chart: how they are known, and what they ask for. What the operator runs and what the chart runs have labels of their own kinds.</summary>
internal static class PrometheusPods
{
    /// <summary>The container of the operator's Deployment, which the chart calls by its own name.</summary>
    public const string OperatorContainer = "kube-prometheus-stack";

    /// <summary>Beside Prometheus and Alertmanager: it has them read their configuration again.</summary>
    public static ContainerSize Reloader { get; } = new("config-reloader", "10m", "32Mi", "64Mi");

    public static IReadOnlyDictionary<string, string> Operator { get; } = new Dictionary<string, string>
    {
        ["app"] = "kube-prometheus-stack-operator",
        ["release"] = Prometheus.Release,
    };

    public static IReadOnlyDictionary<string, string> KubeStateMetrics { get; } = OfChart("kube-state-metrics");

    public static IReadOnlyDictionary<string, string> NodeExporter { get; } = OfChart(NodeExporterApp);

    public const string NodeExporterApp = "prometheus-node-exporter";

    public static IReadOnlyDictionary<string, string> Server { get; } = OfOperator("prometheus");

    /// <summary>The labels of pods that the operator makes of the chart's Prometheus and Alertmanager.</summary>
    public static Dictionary<string, string> OfOperator(string name) => new()
    {
        ["app.kubernetes.io/instance"] = Prometheus.FullName,
        ["app.kubernetes.io/name"] = name,
    };

    // Some 3 KiB a series in memory, and as much again for what queries read: room for 300,000 series, and for 100,000.
    public static WorkloadSize ServerSize(AddonContext context) => new()
    {
        Replicas = context.Replicas(2),
        Containers =
        [
            context.IsHighlyAvailable ? new ContainerSize("prometheus", "500m", "2Gi", "4Gi") : new ContainerSize("prometheus", "200m", "768Mi", "2Gi"),
            Reloader,
        ],
        Volumes = [PrometheusStorage.VolumeSize(context)],
    };

    // Three, since two cannot tell which of them is cut off.
    public static WorkloadSize AlertmanagerSize(AddonContext context) => new()
    {
        Replicas = context.Replicas(3),
        Containers = [new ContainerSize("alertmanager", "10m", "64Mi", "128Mi"), Reloader],
        Volumes = [Alertmanager.Storage],
    };

    // Nothing it has made stops while it is away.
    public static WorkloadSize OperatorSize { get; } = new() { Containers = [new ContainerSize(OperatorContainer, "20m", "128Mi", "256Mi")] };

    // One: what two say counts twice.
    public static WorkloadSize KubeStateMetricsSize(AddonContext context) => new()
    {
        Containers = [context.IsHighlyAvailable ? new ContainerSize("kube-state-metrics", "20m", "128Mi", "512Mi") : new ContainerSize("kube-state-metrics", "10m", "64Mi", "256Mi")],
    };

    public static WorkloadSize NodeExporterSize { get; } = new() { OnEveryNode = true, Containers = [new ContainerSize("node-exporter", "20m", "32Mi", "64Mi")] };

    private static Dictionary<string, string> OfChart(string name) => new()
    {
        ["app.kubernetes.io/instance"] = Prometheus.Release,
        ["app.kubernetes.io/name"] = name,
    };
}

namespace Infra.Components;

/// <summary>
/// Alloy on every machine: reads what pods write, and what the API servers write down of who did what, and sends it to Loki. It follows Promtail, which its makers ended on
/// 2026-03-02.
/// </summary>
public static class Alloy
{
    /// <summary>Its namespace: reading files of the machine is what no other namespace of the platform lets pods do.</summary>
    public const string Namespace = "alloy";

    internal const string Chart = "alloy";
    internal const string ChartRepository = "https://grafana.github.io/helm-charts";
    internal const string ChartVersion = "1.11.1";
    internal const int HttpPort = 12345;

    /// <summary>The add-on's name.</summary>
    public static AddonName Name { get; } = new("alloy");

    /// <summary>What tells its metrics: its sidecar does, so that nobody in the cluster reaches its pages.</summary>
    internal static MetricsEndpoint Metrics { get; } = new() { ThroughSidecar = true, Metrics = AlloyMonitoring.Metrics };

    // A sending queue, and the lines that are read at the moment.
    internal static WorkloadSize Size { get; } = new() { OnEveryNode = true, Containers = [new ContainerSize("alloy", "50m", "128Mi", "512Mi")] };

    /// <summary>Declares it.</summary>
    public static Addon Declare(AddonContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new Addon
        {
            Name = Name,
            Summary = "Sends logs of pods and API servers to Loki",
            Layer = AddonLayer.Observability,
            Chart = new ChartRelease
            {
                Chart = Chart,
                Repository = ChartRepository,
                Version = ChartVersion,
                Namespace = Namespace,
                Values = AlloyValues.ForMachines(context),
            },
            DependsOn = [Loki.Name],
            // Folders of the machine (hostPath) are of no other level. Nothing else runs here.
            Namespaces = [new AddonNamespace { Name = Namespace, InMesh = true, PodSecurity = PodSecurityLevel.Privileged }],
            Workloads =
            [
                new AddonWorkload
                {
                    Name = "machine",
                    Namespace = Namespace,
                    Labels = LabelsOf(Name),
                    ServiceAccount = Name.Value,
                    Size = Size,
                    Ports = [new WorkloadPort { Name = "http", Number = HttpPort, Metrics = Metrics }],
                    Calls = [Peer.ApiServer, Peer.Of(Loki.Http)],
                },
            ],
            ClusterKinds = ["rbac.authorization.k8s.io/ClusterRole", "rbac.authorization.k8s.io/ClusterRoleBinding"],
            Alerts = AlloyMonitoring.Alerts,
            Dashboard = AlloyMonitoring.Dashboard,
        };
    }

    // The labels that the chart's own selectors go by.
    internal static IReadOnlyDictionary<string, string> LabelsOf(AddonName name) => new Dictionary<string, string>
    {
        ["app.kubernetes.io/instance"] = name.Value,
        ["app.kubernetes.io/name"] = Chart,
    };
}

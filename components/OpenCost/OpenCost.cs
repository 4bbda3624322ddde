namespace Infra.Components;

/// <summary>
/// OpenCost: what machines, volumes and load balancers cost by AWS' prices, and how much of it each container has for itself. It has no login and so no route: Grafana shows what it
/// tells, and rules of Prometheus add it up by namespace, team and cost centre (docs/team-costs.md).
/// </summary>
public static class OpenCost
{
    /// <summary>Its namespace.</summary>
    public const string Namespace = "opencost";

    /// <summary>The release and the ServiceAccount, which <see cref="Workloads.OpenCost"/> trusts.</summary>
    internal const string Release = "opencost";

    /// <summary>Where AWS' list prices are (opencost pkg/cloud/aws/pricelistapi.go).</summary>
    internal const string PricesHost = "pricing.us-east-1.amazonaws.com";

    /// <summary>The label of machines that cost what a spot instance does (opencost, pkg/cloud/aws/provider.go).</summary>
    public static KeyValuePair<string, string> SpotLabel { get; } = new("lifecycle", "EC2Spot");

    /// <summary>The add-on's name.</summary>
    public static AddonName Name { get; } = new("opencost");

    // One, as the chart has it: a second would tell each cost twice. It reads the region's list of prices, some hundred megabytes, each time it starts.
    internal static WorkloadSize Size { get; } = new() { Containers = [new ContainerSize(Release, "50m", "256Mi", "1Gi")] };

    /// <summary>Declares it.</summary>
    public static Addon Declare(AddonContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new Addon
        {
            Name = Name,
            Summary = "Says what things cost, and whose they are",
            Layer = AddonLayer.Observability,
            Chart = new ChartRelease
            {
                Chart = "opencost",
                Repository = "https://opencost.github.io/opencost-helm-chart",
                Version = "2.5.17",
                Namespace = Namespace,
                ReleaseName = Release,
                Values = OpenCostValues.For(context),
            },
            DependsOn = [Prometheus.Name],
            // Outside of the mesh, as Prometheus is, which it asks and which asks it.
            Namespaces = [new AddonNamespace { Name = Namespace }],
            Workloads =
            [
                new AddonWorkload
                {
                    Name = "exporter",
                    Namespace = Namespace,
                    Labels = new Dictionary<string, string> { ["app.kubernetes.io/instance"] = Release, ["app.kubernetes.io/name"] = "opencost" },
                    ServiceAccount = Release,
                    Size = Size,
                    Ports = [new WorkloadPort { Name = "http", Number = OpenCostValues.Port, Metrics = new MetricsEndpoint { Metrics = OpenCostMetrics.All } }],
                    Calls = [Peer.ApiServer, Peer.Of(Prometheus.Api), Peer.Aws, Peer.Internet(443, PricesHost)],
                },
            ],
            RecordingRules = OpenCostRecordings.For(context),
            Alerts = OpenCostMonitoring.AlertsFor(context),
            Dashboard = OpenCostMonitoring.DashboardFor(context),
            ClusterKinds = ["rbac.authorization.k8s.io/ClusterRole", "rbac.authorization.k8s.io/ClusterRoleBinding"],
        };
    }
}

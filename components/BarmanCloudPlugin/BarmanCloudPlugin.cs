using System.Globalization;

namespace Infra.Components;

/// <summary>
/// The plugin by which CloudNativePG keeps backups and write-ahead logs in S3. This part answers the operator; what writes to S3 runs beside each database, as that.
/// </summary>
public static class BarmanCloudPlugin
{
    /// <summary>The group of its kind.</summary>
    public const string Group = "barmancloud.cnpg.io";

    /// <summary>The name by which Clusters ask for it.</summary>
    public const string PluginName = "barman-cloud.cloudnative-pg.io";

    // The chart's name: another would be put before it.
    private const string Release = "plugin-barman-cloud";
    private const string Workload = "plugin";
    private const string PluginPort = "grpc";
    private const int PluginPortNumber = 9090;
    private const int MetricsPort = 8080;

    /// <summary>The add-on's name.</summary>
    public static AddonName Name { get; } = new("barman-cloud-plugin");

    /// <summary>Where CloudNativePG's operator asks it, by gRPC with certificates of both.</summary>
    public static Endpoint Plugin { get; } = new(Name, Workload, PluginPort);

    /// <summary>Declares it.</summary>
    public static Addon Declare(AddonContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new Addon
        {
            Name = Name,
            Summary = "Keeps databases' backups in S3",
            Layer = AddonLayer.Data,
            Chart = new ChartRelease
            {
                Chart = "plugin-barman-cloud",
                Repository = "https://cloudnative-pg.github.io/charts",
                Version = "0.7.0",
                // The operator looks for plugins in its own.
                Namespace = CloudNativePg.Namespace,
                ReleaseName = Release,
                Values = Values(),
            },
            // cert-manager issues both certificates of its port.
            DependsOn = [CertManager.Name, CloudNativePg.Name],
            Workloads =
            [
                new AddonWorkload
                {
                    Name = Workload,
                    Namespace = CloudNativePg.Namespace,
                    Labels = new Dictionary<string, string> { ["app.kubernetes.io/instance"] = Release, ["app.kubernetes.io/name"] = "plugin-barman-cloud" },
                    ServiceAccount = Release,
                    Size = Size,
                    Ports =
                    [
                        new WorkloadPort { Name = PluginPort, Number = PluginPortNumber, HasOwnTls = true },
                        // The chart names the other port alone.
                        new WorkloadPort { Name = "metrics", Number = MetricsPort, Metrics = new MetricsEndpoint { FoundBy = PluginPortNumber, Metrics = BarmanCloudPluginMonitoring.Metrics } },
                    ],
                    Calls = [Peer.ApiServer],
                },
            ],
            Alerts = BarmanCloudPluginMonitoring.Alerts,
            Dashboard = BarmanCloudPluginMonitoring.Dashboard,
            CustomKinds = [new CustomKinds(Group, "ObjectStore")],
            ClusterKinds =
            [
                "apiextensions.k8s.io/CustomResourceDefinition", "rbac.authorization.k8s.io/ClusterRole", "rbac.authorization.k8s.io/ClusterRoleBinding",
            ],
        };
    }

    // One pod everywhere: only the leader listens, so that a second would never be ready, and the chart replaces pods one by one. Databases write their logs without it; without
    // it the operator waits.
    private static WorkloadSize Size { get; } = new() { Containers = [new ContainerSize("barman-cloud", "10m", "64Mi", "256Mi")] };

    // Of https://github.com/cloudnative-pg/charts/tree/plugin-barman-cloud-v0.7.0/charts/plugin-barman-cloud, and of the program (internal/cmd/operator/main.go), which tells no
    // metrics by itself. They are for whoever asks; the namespace's policies let Prometheus in alone.
    private static YamlMap Values() => new()
    {
        { "additionalArgs", YamlList.Of([string.Create(CultureInfo.InvariantCulture, $"--metrics-bind-address=:{MetricsPort}"), "--metrics-secure=false"]) },
        { "resources", PodValues.Resources(Size.Containers[0]) },
    };
}

namespace Infra.Components;

/// <summary>
/// Loki: keeps logs, each tenant's for itself, in S3. All of it is in one process, one where one is enough and three that share the work where the environment is highly
/// available: what reads and writes apart ("simple scalable") goes with Loki 4.
/// </summary>
public static class Loki
{
    /// <summary>The namespace of what keeps and shows logs.</summary>
    public const string Namespace = "observability";

    /// <summary>The ServiceAccount of its pods, which its role in AWS trusts.</summary>
    internal const string ServiceAccount = "loki";

    internal const int HttpPort = 3100;

    private const string Workload = "server";
    private const string Grpc = "grpc";
    private const string Gossip = "gossip";

    /// <summary>The add-on's name.</summary>
    public static AddonName Name { get; } = new("loki");

    /// <summary>Where logs are sent and asked for, by HTTP within the mesh; the header <see cref="LokiTenants.Header"/> says whose.</summary>
    public static Endpoint Http { get; } = new(Name, Workload, "http");

    /// <summary>The address within the cluster.</summary>
    public const string ServiceUrl = $"http://loki.{Namespace}.svc.cluster.local:3100";

    /// <summary>What tells its metrics: its sidecar does, as its own port speaks mTLS only.</summary>
    internal static MetricsEndpoint Metrics { get; } = new() { ThroughSidecar = true, Metrics = LokiMonitoring.Metrics };

    // The labels that the chart's own selectors go by.
    internal static IReadOnlyDictionary<string, string> Labels { get; } = new Dictionary<string, string>
    {
        ["app.kubernetes.io/component"] = "single-binary",
        ["app.kubernetes.io/instance"] = Name.Value,
        ["app.kubernetes.io/name"] = "loki",
    };

    /// <summary>The folder of a cluster's logs in the environment's bucket: the cluster's own name. Loki takes letters, digits and hyphens there, and no dots.</summary>
    /// <param name="clusterName">kOps name of the cluster.</param>
    public static string StoragePrefix(string clusterName)
    {
        ArgumentException.ThrowIfNullOrEmpty(clusterName);
        return clusterName.Split('.')[0];
    }

    /// <summary>Declares it.</summary>
    public static Addon Declare(AddonContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new Addon
        {
            Name = Name,
            Summary = "Keeps logs",
            Layer = AddonLayer.Observability,
            Chart = new ChartRelease
            {
                Chart = "loki",
                Repository = "https://grafana-community.github.io/helm-charts",
                Version = "18.11.0",
                Namespace = Namespace,
                Values = LokiValues.For(context),
            },
            DependsOn = [Storage.Name],
            Namespaces = [new AddonNamespace { Name = Namespace, InMesh = true }],
            Workloads =
            [
                new AddonWorkload
                {
                    Name = Workload,
                    Namespace = Namespace,
                    Labels = Labels,
                    ServiceAccount = ServiceAccount,
                    Size = SizeOf(context),
                    Ports =
                    [
                        new WorkloadPort { Name = Http.Port, Number = HttpPort, Metrics = Metrics },
                        new WorkloadPort { Name = Grpc, Number = 9095 },
                        new WorkloadPort { Name = Gossip, Number = 7946 },
                    ],
                    // Each other.
                    Calls = [Peer.Aws, Peer.Of(new Endpoint(Name, Workload, Grpc)), Peer.Of(new Endpoint(Name, Workload, Gossip))],
                },
            ],
            Alerts = LokiMonitoring.Alerts,
            Dashboard = LokiMonitoring.Dashboard,
        };
    }

    // What is not in S3 yet is on the volume, and in memory.
    internal static WorkloadSize SizeOf(AddonContext context) => new()
    {
        Replicas = context.Replicas(3),
        Containers = [context.IsHighlyAvailable ? new ContainerSize("loki", "500m", "1536Mi", "3Gi") : new ContainerSize("loki", "100m", "512Mi", "1Gi")],
        Volumes = ["10Gi"],
    };
}

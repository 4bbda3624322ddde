namespace Infra.Components;

/// <summary>
/// Keeps the names of the gateways' hosts in the environment's public zone (docs/decisions/0008), and takes away those that are no longer served. Where an environment has
/// several clusters, a name belongs to the one that wrote it first.
/// </summary>
public static class ExternalDns
{
    /// <summary>Its namespace.</summary>
    public const string Namespace = "external-dns";

    /// <summary>The release and the ServiceAccount, which <see cref="Workloads.ExternalDns"/> trusts.</summary>
    internal const string Release = "external-dns";

    /// <summary>The add-on's name.</summary>
    public static AddonName Name { get; } = new("external-dns");

    internal static IReadOnlyDictionary<string, string> Labels { get; } = new Dictionary<string, string>
    {
        ["app.kubernetes.io/instance"] = Release,
        ["app.kubernetes.io/name"] = "external-dns",
    };

    // The chart has one pod at a time.
    internal static WorkloadSize Size { get; } = new() { Containers = [new ContainerSize("external-dns", "10m", "64Mi", "128Mi")] };

    /// <summary>Declares it.</summary>
    public static Addon Declare(AddonContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new Addon
        {
            Name = Name,
            Summary = "Keeps the names of the gateways' hosts",
            Layer = AddonLayer.Cluster,
            Chart = new ChartRelease
            {
                Chart = "external-dns",
                Repository = "https://kubernetes-sigs.github.io/external-dns",
                Version = "1.21.1",
                Namespace = Namespace,
                ReleaseName = Release,
                Values = ExternalDnsValues.For(context),
            },
            // It watches Gateways.
            DependsOn = [IstioBase.Name],
            Namespaces = [new AddonNamespace { Name = Namespace }],
            Workloads =
            [
                new AddonWorkload
                {
                    Name = "controller",
                    Namespace = Namespace,
                    Labels = Labels,
                    ServiceAccount = Release,
                    Size = Size,
                    Ports = [new WorkloadPort { Name = "http", Number = 7979, Metrics = new MetricsEndpoint { Metrics = ExternalDnsMonitoring.Metrics } }],
                    Calls = [Peer.ApiServer, Peer.Aws],
                },
            ],
            Alerts = ExternalDnsMonitoring.Alerts,
            Dashboard = ExternalDnsMonitoring.Dashboard,
            CustomKinds = [new CustomKinds("externaldns.k8s.io", "DNSEndpoint")],
            ClusterKinds = ["apiextensions.k8s.io/CustomResourceDefinition", "rbac.authorization.k8s.io/ClusterRole", "rbac.authorization.k8s.io/ClusterRoleBinding"],
        };
    }
}

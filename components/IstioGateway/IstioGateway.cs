namespace Infra.Components;

/// <summary>The way in: ends TLS of people's requests and sends them to the routes' workloads by mTLS, behind an internet-facing network load balancer.</summary>
public static class IstioGateway
{
    /// <summary>The namespace of the gateway's pods, of what they listen for, and of its certificates.</summary>
    public const string Namespace = "istio-ingress";

    private const string Workload = "gateway";
    private const string Http = "http";
    private const string Tls = "https";
    private const int Health = 15021;

    /// <summary>The add-on's name.</summary>
    public static AddonName Name { get; } = new("istio-gateway");

    /// <summary>The labels by which Gateways select its pods.</summary>
    public static IReadOnlyDictionary<string, string> Selector { get; } = new Dictionary<string, string> { ["app"] = IstioGatewayValues.PodsName, ["istio"] = "ingressgateway" };

    /// <summary>Where people's requests come in.</summary>
    public static Endpoint Https { get; } = new(Name, Workload, Tls);

    // The least that there are; it scales by what the processor does.
    internal static WorkloadSize Size(AddonContext context) => new() { Replicas = context.Replicas(3), Containers = [new ContainerSize("istio-proxy", "100m", "128Mi", "1Gi")] };

    /// <summary>Declares it.</summary>
    public static Addon Declare(AddonContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new Addon
        {
            Name = Name,
            Summary = "Lets people's requests into the mesh",
            Layer = AddonLayer.Mesh,
            Chart = IstioCharts.Of("gateway", Namespace, IstioGatewayValues.For(context)),
            // Its Service has no address, and is not healthy, before something makes its load balancer.
            DependsOn = [Istiod.Name, LoadBalancerController.Name],
            Namespaces = [new AddonNamespace { Name = Namespace, InMesh = true }],
            Workloads =
            [
                new AddonWorkload
                {
                    Name = Workload,
                    Namespace = Namespace,
                    Labels = Selector,
                    ServiceAccount = IstioGatewayValues.PodsName,
                    Role = PlatformRole.Gateway,
                    Size = Size(context),
                    Ports =
                    [
                        new WorkloadPort { Name = Http, Number = 80, From = [Peer.World] },
                        new WorkloadPort { Name = Tls, Number = 443, From = [Peer.World], HasOwnTls = true },
                        // Kubelets ask here; the load balancer asks kube-proxy which machines have ready pods.
                        new WorkloadPort { Name = "health", Number = Health, From = [Peer.Nodes(Health)] },
                    ],
                },
            ],
            Alerts = IstioGatewayMonitoring.Alerts,
            Dashboard = IstioGatewayMonitoring.Dashboard,
        };
    }
}

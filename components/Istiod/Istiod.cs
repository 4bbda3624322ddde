namespace Infra.Components;

/// <summary>The mesh's control plane: tells sidecars what to do, injects them, and issues their certificates for 24 hours each.</summary>
public static class Istiod
{
    private const string Workload = "pilot";
    private const string Reviews = "admissionregistration.k8s.io";

    /// <summary>The add-on's name.</summary>
    public static AddonName Name { get; } = new("istiod");

    /// <summary>Where sidecars get certificates and configuration, by mTLS of its own.</summary>
    public static Endpoint ControlPlane { get; } = new(Name, Workload, MeshPorts.ControlPlane);

    /// <summary>
    /// What the sidecar of each pod in the mesh asks for beside the pod's own containers. The container that checks a pod's network before it starts asks for the same, and ends
    /// before the sidecar begins.
    /// </summary>
    public static ContainerSize Sidecar { get; } = new("istio-proxy", "50m", "96Mi", "512Mi");

    /// <summary>
    /// The metrics that every sidecar and the gateway tell at port 15090 and that somebody asks for
    /// (https://istio.io/latest/docs/reference/config/metrics); the two of Envoy say which proxy refuses what istiod tells it
    /// (https://www.envoyproxy.io/docs/envoy/latest/configuration/upstream/cluster_manager/cds).
    /// </summary>
    public static IReadOnlyList<string> SidecarMetrics { get; } =
    [
        "envoy_cluster_manager_cds_update_rejected", "envoy_listener_manager_lds_update_rejected", "istio_build", "istio_request_duration_milliseconds_bucket",
        "istio_request_duration_milliseconds_count", "istio_request_duration_milliseconds_sum", "istio_requests_total", "istio_tcp_connections_closed_total",
        "istio_tcp_connections_opened_total", "istio_tcp_received_bytes_total", "istio_tcp_sent_bytes_total",
    ];

    internal static IReadOnlyDictionary<string, string> Labels { get; } = new Dictionary<string, string> { ["app"] = "istiod", ["istio"] = "pilot" };

    internal static WorkloadSize Size(AddonContext context) => new() { Replicas = context.Replicas(2), Containers = [new ContainerSize("discovery", "200m", "512Mi", "2Gi")] };

    /// <summary>Declares it.</summary>
    public static Addon Declare(AddonContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new Addon
        {
            Name = Name,
            Summary = "Control plane of the mesh",
            Layer = AddonLayer.Mesh,
            Chart = IstioCharts.Of("istiod", IstioBase.SystemNamespace, IstiodValues.For(context)),
            DependsOn = [IstioBase.Name, IstioCni.Name],
            Workloads =
            [
                new AddonWorkload
                {
                    Name = Workload,
                    Namespace = IstioBase.SystemNamespace,
                    Labels = Labels,
                    ServiceAccount = "istiod",
                    InMesh = false,
                    Role = PlatformRole.MeshControlPlane,
                    Size = Size(context),
                    Ports =
                    [
                        new WorkloadPort { Name = MeshPorts.ControlPlane, Number = 15012, HasOwnTls = true },
                        new WorkloadPort { Name = "webhook", Number = 15017, WebhookService = "istiod", HasOwnTls = true },
                        new WorkloadPort { Name = "metrics", Number = 15014, Metrics = new MetricsEndpoint { Metrics = IstiodMonitoring.Metrics } },
                    ],
                    Calls = [Peer.ApiServer],
                },
            ],
            Alerts = IstiodMonitoring.Alerts,
            Dashboard = IstiodMonitoring.Dashboard,
            Objects = IstiodObjects.All,
            // Each istiod writes its authority there.
            IgnoredDifferences =
            [
                new IgnoredDifference(Reviews, "MutatingWebhookConfiguration", ".webhooks[]?.clientConfig.caBundle") { Name = "istio-sidecar-injector" },
                new IgnoredDifference(Reviews, "ValidatingWebhookConfiguration", ".webhooks[]?.clientConfig.caBundle") { Name = "istio-validator-istio-system" },
            ],
            ClusterKinds =
            [
                $"{Reviews}/MutatingWebhookConfiguration", $"{Reviews}/ValidatingWebhookConfiguration",
                "rbac.authorization.k8s.io/ClusterRole", "rbac.authorization.k8s.io/ClusterRoleBinding",
            ],
        };
    }
}

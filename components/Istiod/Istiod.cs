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

    internal static IReadOnlyDictionary<string, string> Labels { get; } = new Dictionary<string, string> { ["app"] = "istiod", ["istio"] = "pilot" };

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
                    Ports =
                    [
                        new WorkloadPort { Name = MeshPorts.ControlPlane, Number = 15012, HasOwnTls = true },
                        new WorkloadPort { Name = "webhook", Number = 15017, WebhookService = "istiod", HasOwnTls = true },
                        new WorkloadPort { Name = "metrics", Number = 15014, Metrics = new MetricsEndpoint() },
                    ],
                    Calls = [Peer.ApiServer],
                },
            ],
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

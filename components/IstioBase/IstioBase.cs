namespace Infra.Components;

/// <summary>The mesh's kinds, and the review of what is written in them.</summary>
public static class IstioBase
{
    /// <summary>The namespace of the mesh's control plane, and the root of its configuration.</summary>
    public const string SystemNamespace = "istio-system";

    /// <summary>The add-on's name.</summary>
    public static AddonName Name { get; } = new("istio-base");

    /// <summary>Declares it.</summary>
    public static Addon Declare(AddonContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new Addon
        {
            Name = Name,
            Summary = "Kinds of the mesh",
            Layer = AddonLayer.Mesh,
            Chart = IstioCharts.Of("base", SystemNamespace, []),
            // The CNI agent enters pods' networks from the host: no level below lets it.
            Namespaces = [new AddonNamespace { Name = SystemNamespace, PodSecurity = PodSecurityLevel.Privileged }],
            CustomKinds =
            [
                new CustomKinds("extensions.istio.io", "TrafficExtension", "WasmPlugin"),
                new CustomKinds(
                    "networking.istio.io",
                    "DestinationRule", "EnvoyFilter", "Gateway", "ProxyConfig", "ServiceEntry", "Sidecar", "VirtualService", "WorkloadEntry", "WorkloadGroup"),
                new CustomKinds("security.istio.io", "AuthorizationPolicy", "PeerAuthentication", "RequestAuthentication"),
                new CustomKinds("telemetry.istio.io", "Telemetry"),
            ],
            // Of the webhook's failurePolicy the chart's values say nothing: it comes as Ignore, and istiod makes it Fail once it answers
            // (istio pkg/webhooks/validation/controller).
            IgnoredDifferences =
            [
                new IgnoredDifference("admissionregistration.k8s.io", "ValidatingWebhookConfiguration", ".webhooks[]?.clientConfig.caBundle", ".webhooks[]?.failurePolicy")
                {
                    Name = "istiod-default-validator",
                },
            ],
            ClusterKinds = ["admissionregistration.k8s.io/ValidatingWebhookConfiguration", "apiextensions.k8s.io/CustomResourceDefinition"],
        };
    }
}

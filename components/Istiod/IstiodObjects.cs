namespace Infra.Components;

/// <summary>What the mesh tells of itself, everywhere.</summary>
internal static class IstiodObjects
{
    // Providers that istiod has by itself (https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1): the first writes as meshConfig's accessLog fields say.
    public static IReadOnlyList<KubernetesObject> All { get; } =
    [
        new Telemetry
        {
            Metadata = new ObjectMeta { Name = "mesh", Namespace = IstioBase.SystemNamespace },
            Spec = new TelemetrySpec([new TelemetryProviders([new TelemetryProvider("envoy")])], [new TelemetryProviders([new TelemetryProvider("prometheus")])]),
        },
    ];
}

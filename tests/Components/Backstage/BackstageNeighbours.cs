using Infra.Components;

namespace Infra.Tests.Components;

/// <summary>Small stand-ins for what the portal depends on.</summary>
internal static class BackstageNeighbours
{
    /// <summary>A control plane and a gateway.</summary>
    public static IEnumerable<Addon> Mesh(AddonContext context) =>
    [
        IstioBase.Declare(context), IstioCni.Declare(context), Istiod.Declare(context), IstioGateway.Declare(context), CertManager.Declare(context), LoadBalancerController.Declare(context),
        ExternalDns.Declare(context), TrustManager.Declare(context),
        Other("prometheus-operator-crds", new CustomKinds("monitoring.coreos.com", "PodMonitor")),
    ];

    private static Addon Other(string name, params IReadOnlyList<CustomKinds> kinds) =>
        new() { Name = new AddonName(name), Summary = "Stands in for another add-on", Layer = AddonLayer.Cluster, CustomKinds = kinds };
}

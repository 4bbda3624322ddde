using Infra.Components;

namespace Infra.Tests.Components;

/// <summary>The add-ons of the mesh, security and costs.</summary>
internal static class MeshAddons
{
    public static IReadOnlyList<Addon> Of(AddonContext context) =>
    [
        CertManager.Declare(context), ExternalDns.Declare(context), ExternalSecrets.Declare(context), IstioBase.Declare(context), IstioCni.Declare(context), IstioGateway.Declare(context),
        Istiod.Declare(context), Kyverno.Declare(context), LoadBalancerController.Declare(context), OpenCost.Declare(context), TrivyOperator.Declare(context), TrustManager.Declare(context),
    ];
}

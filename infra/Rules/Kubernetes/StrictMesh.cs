using Infra.Components;
using Infra.Planning;

namespace Infra.Rules.Kubernetes;

/// <summary>K8S007.</summary>
public sealed class StrictMesh : PlanRule
{
    private const string Disable = "DISABLE";

    /// <inheritdoc/>
    public override string Id => "K8S007";

    /// <inheritdoc/>
    public override string Title => "The whole mesh speaks mTLS alone";

    /// <inheritdoc/>
    public override string Why =>
        "Without STRICT in the root namespace sidecars take plain traffic too, from whoever reaches them; with DISABLE they give up who the caller is, and every policy on callers with it.";

    /// <inheritdoc/>
    public override string Evidence =>
        "https://istio.io/latest/docs/reference/config/security/peer_authentication; https://istio.io/latest/docs/ops/best-practices/security/#mutual-tls";

    /// <inheritdoc/>
    public override string Fix => "Keep the PeerAuthentication of the root namespace without a selector and STRICT; where a caller has no sidecar, its port alone is PERMISSIVE.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        var mesh = context.Manifests.MeshPolicies;
        if (context.Facts.Platform is { } platform && platform.Declarations.Of(PlatformRole.MeshControlPlane).Any())
        {
            var root = MeshIndex.RootOf(platform);
            if (!mesh.ModesOf(root, LabelSet.Empty).Any(mode => mode is { Mode: PeerMode.Strict, Pods.IsEmpty: true }))
                yield return Broken(context.Manifests.FindNamespace(root)?.Subject ?? root, "The mesh's root namespace has no PeerAuthentication without a selector whose mode is STRICT.");
        }
        foreach (var mode in mesh.Modes.Where(mode => mode.Mode == Disable || mode.Ports.Values.Contains(Disable, StringComparer.Ordinal)))
            yield return Broken(mode.Manifest.Subject, "It turns mTLS off.");
        foreach (var rule in context.Manifests.OfKind("networking.istio.io", "DestinationRule").Where(TurnsOff))
            yield return Broken(rule.Subject, "It has callers speak without TLS.");
    }

    private static bool TurnsOff(KubernetesManifest rule) =>
        rule.Spec("subsets").Items().Select(subset => subset.At("trafficPolicy")).Append(rule.Spec("trafficPolicy"))
            .SelectMany(policy => policy.At("portLevelSettings").Items().Append(policy))
            .Any(policy => policy.At("tls", "mode").Text() == Disable);
}

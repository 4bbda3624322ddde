using Infra.Components;
using Infra.Planning;
using Infra.Rules.Argo;

namespace Infra.Rules.Kubernetes;

/// <summary>K8S004.</summary>
public sealed class CustomKindsFirst : PlanRule
{
    /// <inheritdoc/>
    public override string Id => "K8S004";

    /// <inheritdoc/>
    public override string Title => "Custom kinds are there before the objects of them";

    /// <inheritdoc/>
    public override string Why => "The API server refuses an object of a kind that it does not know, and one sync that fails so holds every wave after it.";

    /// <inheritdoc/>
    public override string Evidence =>
        "https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions; https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#skip-dry-run-for-new-custom-resources-types";

    /// <inheritdoc/>
    public override string Fix => "Say in \"CustomKinds\" of an add-on which kinds its chart brings; the objects of them go into an Application of a later wave.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        if (context.Facts.Platform is not { } platform)
            yield break;
        var waves = new ManifestWaves(context.Argo);
        foreach (var manifest in context.Manifests.All.Where(manifest => !KubernetesKinds.HasGroup(manifest.Group)))
        {
            if (platform.Declarations.FindOwnerOf(manifest.Group) is not { } owner)
                yield return Broken(manifest.Subject, $"No add-on brings the kinds of {manifest.Group}.");
            else if (!owner.CustomKinds.Any(custom => custom.Group == manifest.Group && custom.Kinds.Contains(manifest.Kind, StringComparer.Ordinal)))
                yield return Broken(manifest.Subject, $"The add-on {owner.Name} does not bring the kind {manifest.Kind} of {manifest.Group}.");
            else if (waves.Wrong(PlatformApplication.Names.OfChart(owner), manifest.Application) is var (first, own))
                yield return Broken(manifest.Subject, FormattableString.Invariant($"It is delivered in wave {own}, and {owner.Name} brings its kind in wave {first}."));
        }
    }
}

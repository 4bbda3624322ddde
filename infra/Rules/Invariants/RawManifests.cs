using Infra.Components;
using Infra.Planning;
using Infra.Planning.Manifests;
using Infra.Rules.Argo;

namespace Infra.Rules.Invariants;

/// <summary>INV5.</summary>
public sealed class RawManifests : PlanRule
{
    private const string Kubernetes = "kubernetes:";
    private const string ConfigMap = "kubernetes:core/v1:ConfigMap";
    private const string ClusterFacts = "platform:vault:VaultFacts";

    /// <inheritdoc/>
    public override string Id => "INV5";

    /// <inheritdoc/>
    public override string Title => "Manifests live under kubernetes/, and charts come through Applications alone";

    /// <inheritdoc/>
    public override string Why =>
        "What Pulumi puts into a cluster by itself nobody keeps: a change by hand stays until the next `up`, and on a wiped cluster it is missing until then.";

    /// <inheritdoc/>
    public override string Evidence => "https://argo-cd.readthedocs.io/en/stable/operator-manual/declarative-setup; https://argo-cd.readthedocs.io/en/stable/operator-manual/cluster-bootstrapping";

    /// <inheritdoc/>
    public override string Fix => "Declare the chart or the object in an add-on; Pulumi makes Argo CD's namespace, its release, its Applications and projects, and the ConfigMap with what Vault's Jobs have to know of their own cluster.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        foreach (var manifest in context.Plan.Manifests)
        {
            var folder = manifest.Application == ClusterDocuments.Application ? "clusters/" : "kubernetes/";
            if (!manifest.Path.StartsWith(folder, StringComparison.Ordinal))
                yield return Broken(manifest.Path, $"It is not under {folder}.");
        }
        var begun = new HashSet<string>(StringComparer.Ordinal);
        foreach (var resource in context.Plan.Resources.Where(resource => resource.Type.StartsWith(Kubernetes, StringComparison.Ordinal)))
        {
            if (WhyNot(resource, context.Index.Find(resource.Parent)?.Type) is { } message)
                yield return Broken(resource, message);
            else if (resource.Type == ArgoTypes.Release && !begun.Add(resource.Provider ?? ""))
                yield return Broken(resource, "It is a second release of Argo CD in its cluster.");
        }
    }

    private static string? WhyNot(PlanResource resource, string? parent)
    {
        if (resource.Type.StartsWith(ArgoTypes.GroupPrefix, StringComparison.Ordinal))
            return null;
        return resource.Type switch
        {
            ArgoTypes.Release => resource.Inputs["chart"].Text() == ArgoTypes.Chart ? null : $"Pulumi installs the chart \"{resource.Inputs["chart"].TextWithUnknowns()}\".",
            ArgoTypes.Namespace => resource.Inputs.At("metadata", "name").Text() == ArgoCd.Namespace ? null : "Pulumi makes a namespace that is not Argo CD's.",
            // What differs from cluster to cluster, which no manifest can say: they are rendered once for all.
            ConfigMap when parent == ClusterFacts => null,
            _ => $"Pulumi makes an object of the type {resource.Type}.",
        };
    }
}

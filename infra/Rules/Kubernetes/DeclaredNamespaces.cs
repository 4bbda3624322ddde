using Infra.Components;
using Infra.Planning;

namespace Infra.Rules.Kubernetes;

/// <summary>K8S001.</summary>
public sealed class DeclaredNamespaces : PlanRule
{
    /// <inheritdoc/>
    public override string Id => "K8S001";

    /// <inheritdoc/>
    public override string Title => "Every object is in a namespace that is declared";

    /// <inheritdoc/>
    public override string Why =>
        "A namespace that nobody declares is not there on a new cluster, or was made by hand: without policies, quotas and Pod Security.";

    /// <inheritdoc/>
    public override string Evidence => "https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces; https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#create-namespace";

    /// <inheritdoc/>
    public override string Fix => "Add the namespace to \"Namespaces\" of the add-on that has it to itself.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context) =>
        from manifest in context.Manifests.All
        where manifest.Namespace is not ("" or WellKnown.SystemNamespace) && context.Manifests.FindNamespace(manifest.Namespace) is null
        select Broken(manifest.Subject, $"It is in the namespace \"{manifest.Namespace}\", which has no manifest.");
}

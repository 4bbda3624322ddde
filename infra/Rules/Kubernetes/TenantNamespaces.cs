using Infra.Components;
using Infra.Planning;

namespace Infra.Rules.Kubernetes;

/// <summary>K8S010.</summary>
public sealed class TenantNamespaces : PlanRule
{
    private const string Quota = "ResourceQuota";
    private const string Limits = "LimitRange";
    private static readonly string[] Labels = [TeamLabels.Team, TeamLabels.CostCentre];

    /// <inheritdoc/>
    public override string Id => "K8S010";

    /// <inheritdoc/>
    public override string Title => "Teams' namespaces have a quota, limits, an owner and a cost centre";

    /// <inheritdoc/>
    public override string Why => "Without a quota one team takes what all share; without limits pods that ask for nothing are refused by it; without labels nobody knows who pays.";

    /// <inheritdoc/>
    public override string Evidence => "https://kubernetes.io/docs/concepts/security/multi-tenancy/#quotas; https://opencost.io/docs/specification";

    /// <inheritdoc/>
    public override string Fix => "Declare the team with its quota and cost centre; its namespaces' quota, limits and labels follow from it.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        var manifests = context.Manifests;
        var withQuota = NamespacesWith(manifests, Quota);
        var withLimits = NamespacesWith(manifests, Limits);
        var declared = context.Facts.Platform?.Declarations.Namespaces.Where(each => each.Namespace.Tenant is not null)
            .ToDictionary(each => each.Namespace.Name, each => each.Namespace.Tenant!, StringComparer.Ordinal) ?? [];
        foreach (var @namespace in manifests.Namespaces.Where(each => each.Labels[TeamLabels.Tenant] == TeamLabels.IsTenant || declared.ContainsKey(each.Name)))
        {
            if (!withQuota.Contains(@namespace.Name))
                yield return Broken(@namespace.Subject, $"It has no {Quota}.");
            if (!withLimits.Contains(@namespace.Name))
                yield return Broken(@namespace.Subject, $"It has no {Limits}.");
            foreach (var label in Labels.Where(label => string.IsNullOrEmpty(@namespace.Labels[label])))
                yield return Broken(@namespace.Subject, $"It has no label \"{label}\".");
            if (declared.GetValueOrDefault(@namespace.Name) is { } team && @namespace.Labels[TeamLabels.Team] is { Length: > 0 } owner && owner != LabelText.Of(team.Name))
                yield return Broken(@namespace.Subject, $"Its label says that it is the team {owner}'s, and it is {team.Name}'s.");
        }
        foreach (var name in declared.Keys.Where(name => manifests.FindNamespace(name) is null).Order(StringComparer.Ordinal))
            yield return Broken(name, $"It is the team {declared[name].Name}'s namespace and has no manifest.");
    }

    private static HashSet<string> NamespacesWith(KubernetesManifests manifests, string kind) => manifests.OfKind("", kind).Select(each => each.Namespace).ToHashSet(StringComparer.Ordinal);
}

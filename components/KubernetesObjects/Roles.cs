namespace Infra.Components;

/// <summary>What may be done in one namespace (https://kubernetes.io/docs/reference/access-authn-authz/rbac).</summary>
public sealed record Role() : KubernetesObject("rbac.authorization.k8s.io/v1", "Role")
{
    /// <summary>What may be done.</summary>
    public required IReadOnlyList<PolicyRule> Rules { get; init; }
}

/// <summary>What may be done in the whole cluster, or in whatever namespace a RoleBinding names.</summary>
public sealed record ClusterRole() : KubernetesObject("rbac.authorization.k8s.io/v1", "ClusterRole")
{
    /// <summary>What may be done.</summary>
    public required IReadOnlyList<PolicyRule> Rules { get; init; }
}

/// <summary>What may be done with kinds of objects.</summary>
/// <param name="ApiGroups">The kinds' groups, empty for core: "batch".</param>
/// <param name="Resources">The kinds, in the plural: "jobs".</param>
/// <param name="Verbs">What may be done: "get".</param>
public sealed record PolicyRule(IReadOnlyList<string> ApiGroups, IReadOnlyList<string> Resources, IReadOnlyList<string> Verbs)
{
    /// <summary>The objects' names; null for all.</summary>
    public IReadOnlyList<string>? ResourceNames { get; init; }
}

namespace Infra.Components;

/// <summary>Gives a role to subjects in one namespace.</summary>
public sealed record RoleBinding() : KubernetesObject("rbac.authorization.k8s.io/v1", "RoleBinding")
{
    /// <summary>The role.</summary>
    public required RoleRef RoleRef { get; init; }

    /// <summary>Who has it.</summary>
    public required IReadOnlyList<Subject> Subjects { get; init; }
}

/// <summary>Gives a role to subjects in the whole cluster.</summary>
public sealed record ClusterRoleBinding() : KubernetesObject("rbac.authorization.k8s.io/v1", "ClusterRoleBinding")
{
    /// <summary>The role.</summary>
    public required RoleRef RoleRef { get; init; }

    /// <summary>Who has it.</summary>
    public required IReadOnlyList<Subject> Subjects { get; init; }
}

/// <summary>A role by its name.</summary>
public sealed record RoleRef(string ApiGroup, string Kind, string Name)
{
    /// <summary>A ClusterRole.</summary>
    public static RoleRef Cluster(string name) => new("rbac.authorization.k8s.io", "ClusterRole", name);

    /// <summary>A Role of the binding's namespace.</summary>
    public static RoleRef Own(string name) => new("rbac.authorization.k8s.io", "Role", name);
}

/// <summary>A user, group or ServiceAccount.</summary>
public sealed record Subject(string Kind, string Name, string? ApiGroup = null, string? Namespace = null)
{
    /// <summary>A group, as the API server's OIDC settings name it.</summary>
    public static Subject Group(string name) => new("Group", name, "rbac.authorization.k8s.io");

    /// <summary>A ServiceAccount.</summary>
    public static Subject ServiceAccount(string @namespace, string name) => new("ServiceAccount", name, Namespace: @namespace);
}

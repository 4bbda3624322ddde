namespace Infra.Components;

/// <summary>What the portal may see of the home cluster: what runs and how it does, nothing of what it holds, and nothing that it could change.</summary>
internal static class BackstageAccess
{
    /// <summary>The ServiceAccount of the portal's pods.</summary>
    public const string ServiceAccount = "backstage";

    private const string Name = "backstage-viewer";

    private static readonly string[] Verbs = ["get", "list"];

    /// <summary>
    /// The kinds that the portal asks for, by their names in the Kubernetes plugin. Without ConfigMaps, which may hold what not everybody is to read, and without Ingresses, of which there are none.
    /// </summary>
    public static IReadOnlyList<string> ObjectTypes { get; } =
    [
        "cronjobs", "daemonsets", "deployments", "horizontalpodautoscalers", "jobs", "limitranges", "pods", "replicasets", "resourcequotas", "services", "statefulsets",
    ];

    /// <summary>Custom kinds that it asks for: what Argo CD says of a team's applications.</summary>
    public static IReadOnlyList<(string Group, string Version, string Plural)> CustomKinds { get; } = [("argoproj.io", "v1alpha1", "applications")];

    /// <summary>The same, as Kubernetes' permissions. Logs of pods are not among them: they belong to who may look at the namespace.</summary>
    public static ClusterRole Role { get; } = new()
    {
        Metadata = new ObjectMeta { Name = Name },
        Rules =
        [
            new PolicyRule([""], ["limitranges", "pods", "resourcequotas", "services"], Verbs),
            new PolicyRule(["apps"], ["daemonsets", "deployments", "replicasets", "statefulsets"], Verbs),
            .. CustomKinds.Select(each => new PolicyRule([each.Group], [each.Plural], Verbs)),
            new PolicyRule(["autoscaling"], ["horizontalpodautoscalers"], Verbs),
            new PolicyRule(["batch"], ["cronjobs", "jobs"], Verbs),
        ],
    };

    /// <summary>Gives it to the portal.</summary>
    public static ClusterRoleBinding Binding { get; } = new()
    {
        Metadata = new ObjectMeta { Name = Name },
        RoleRef = RoleRef.Cluster(Name),
        Subjects = [new Subject("ServiceAccount", ServiceAccount, Namespace: Backstage.Namespace)],
    };
}

namespace Infra.Components;

/// <summary>Who may look at what by kubectl. Nobody may change anything: that goes through Git.</summary>
internal static class AccessObjects
{
    // Kubernetes' own role: everything but Secrets and permissions.
    private const string View = "view";

    public static IEnumerable<KubernetesObject> OfPlatform() =>
        from @group in new[] { PlatformGroups.Administrators, PlatformGroups.Auditors }
        select new ClusterRoleBinding
        {
            Metadata = new ObjectMeta { Name = $"{@group}-view" },
            RoleRef = RoleRef.Cluster(View),
            Subjects = [PlatformGroups.InKubernetes(@group)],
        };

    public static IEnumerable<KubernetesObject> OfNamespace(AddonNamespace @namespace)
    {
        if (@namespace.Tenant is { } team)
        {
            yield return new RoleBinding
            {
                Metadata = new ObjectMeta { Name = $"{@namespace.Name}-view", Namespace = @namespace.Name },
                RoleRef = RoleRef.Cluster(View),
                Subjects = [.. team.Groups.Order(StringComparer.Ordinal).Select(PlatformGroups.InKubernetes)],
            };
        }
    }
}

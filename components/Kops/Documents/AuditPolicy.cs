namespace Infra.Components;

/// <summary>
/// What API servers write into their audit logs: who did what, without the bodies, which would put Secrets into logs; the bodies of changes to
/// access rules; not what the cluster's own parts ask for all the time. The first rule that matches counts.
/// </summary>
internal static class AuditPolicy
{
    public const string Path = "/etc/kubernetes/audit/policy.yaml";

    public static YamlMap Write() => new()
    {
        { "apiVersion", "audit.k8s.io/v1" },
        { "kind", "Policy" },
        { "omitStages", new YamlList { "RequestReceived" } },
        {
            "rules", new YamlList
            {
                new YamlMap { { "level", "None" }, { "nonResourceURLs", new YamlList { "/healthz*", "/livez*", "/readyz*", "/version", "/openapi*" } } },
                new YamlMap
                {
                    { "level", "None" },
                    { "resources", Resources("coordination.k8s.io", "leases") },
                    { "userGroups", new YamlList { "system:nodes", "system:serviceaccounts:kube-system" } },
                    { "verbs", new YamlList { "get", "update" } },
                },
                new YamlMap { { "level", "None" }, { "resources", Resources("", "events") } },
                new YamlMap { { "level", "None" }, { "users", new YamlList { "system:kube-proxy" } }, { "verbs", new YamlList { "get", "list", "watch" } } },
                new YamlMap
                {
                    { "level", "Request" },
                    { "resources", Resources("rbac.authorization.k8s.io") },
                    { "verbs", new YamlList { "create", "update", "patch", "delete", "deletecollection" } },
                },
                new YamlMap { { "level", "Metadata" } },
            }
        },
    };

    // Without names, all resources of the group.
    private static YamlList Resources(string group, params string[] names) =>
        [new YamlMap { { "group", group }, { "resources", names.Length == 0 ? null : YamlList.Of(names) } }];
}

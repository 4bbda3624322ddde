using Infra.Rules;
using Pulumi.Offline;

namespace Infra.Differences.Meanings;

/// <summary>What ServiceAccounts, people and groups may do in Kubernetes: the rules of roles, for whom they are bound.</summary>
internal static class KubernetesPermissions
{
    private const string Group = "rbac.authorization.k8s.io";
    private const string ClusterRole = "ClusterRole";
    private const string InNamespace = "{verb} {object}";

    /// <summary>Reads them.</summary>
    public static void Read(PlanReading plan, MeaningReading reading)
    {
        foreach (var binding in plan.Manifests.OfKind(Group, "RoleBinding").Concat(plan.Manifests.OfKind(Group, "ClusterRoleBinding")))
        {
            var where = binding.Namespace.Length > 0 ? $"in {binding.Namespace}" : "in every namespace";
            var (kind, name) = (binding.Manifest.Object.At("roleRef", "kind").Text() ?? ClusterRole, plan.TextOf(binding.Manifest.Object.At("roleRef", "name")) ?? "");
            var role = plan.Manifests.Find(Group, kind, kind == ClusterRole ? "" : binding.Namespace, name);
            foreach (var subject in binding.Manifest.Object["subjects"].Items().Select(each => SubjectOf(each, binding.Namespace)))
            {
                // What Kubernetes or a chart brings along.
                if (role is null)
                    reading.Add(subject, $"what the {kind} {name} allows {where}", Access.By(Way.Open));
                foreach (var rule in role?.Manifest.Object["rules"].Items() ?? [])
                    Add(reading, subject, rule, where);
            }
        }
    }

    private static void Add(MeaningReading reading, string subject, PlanValue rule, string where)
    {
        var names = Texts(rule, "resourceNames").ToList();
        var way = names.Count == 0 ? Way.Open : Way.Of([new Term("if named", [.. names.Order(StringComparer.Ordinal)])]);
        var groups = Texts(rule, "apiGroups").DefaultIfEmpty("").ToList();
        foreach (var verb in Texts(rule, "verbs"))
        {
            foreach (var resource in from name in Texts(rule, "resources") from @group in groups select KeyText.OfGroup(name, @group))
                reading.Add(new MeaningKey(subject, verb, $"{resource} {where}", "{verb} on {object}"), Access.By(way));
            foreach (var path in Texts(rule, "nonResourceURLs"))
                reading.Add(new MeaningKey(subject, verb, path, InNamespace), Access.By(Way.Open));
        }
    }

    // "ServiceAccount shop/web", "Group oidc:shop-developers".
    private static string SubjectOf(PlanValue subject, string @namespace)
    {
        var (kind, name) = (subject.At("kind").Text() ?? "", subject.At("name").TextWithUnknowns() ?? "");
        return kind == "ServiceAccount" ? $"{kind} {subject.At("namespace").TextWithUnknowns() ?? @namespace}/{name}" : $"{kind} {name}";
    }

    private static IEnumerable<string> Texts(PlanValue? value, string key) => value.At(key).Items().Select(item => item.TextWithUnknowns()).OfType<string>();
}

using Infra.Planning;
using Infra.Rules.Secrets;

namespace Infra.Differences.Meanings;

/// <summary>What ServiceAccounts and groups may do in their cluster's Vault: the paths of the policies that their roles have.</summary>
internal static class VaultPermissions
{
    private const string Group = "vault:identity/group:Group";
    private const string DeniedForm = "denied in Vault: {object}";
    private const string Form = "{verb} in Vault on {object}";

    /// <summary>Reads them.</summary>
    public static void Read(PlanReading plan, MeaningReading reading)
    {
        var policies = plan.Rules.Index.OfType(VaultTypes.Policy).Select(resource => (Cluster: plan.ClusterOf(resource), Acl: VaultAcl.Of(resource, plan.Rules.Index)))
            .ToLookup(each => (each.Cluster, each.Acl.Name), each => each.Acl);
        foreach (var resource in plan.Rules.Index.OfType(VaultTypes.Role))
        {
            var role = new VaultRole(resource, plan.Rules.Index);
            var namespaces = role.SelectsNamespaces ? role.Namespaces.Add("(by labels)") : role.Namespaces;
            foreach (var account in from @namespace in namespaces from name in role.Accounts select $"ServiceAccount {@namespace}/{name} (role {role.Name})")
                Add(resource, account, role.Policies);
        }
        foreach (var resource in plan.Rules.Index.OfType(Group))
            Add(resource, $"Group {plan.NameOf(resource)} (Vault)", [.. plan.TextsOf(resource.Inputs["policies"])]);

        void Add(PlanResource resource, string subject, IReadOnlyList<string> names)
        {
            var cluster = plan.ClusterOf(resource);
            foreach (var name in names)
            {
                // "default" is Vault's own.
                if (!policies.Contains((cluster, name)))
                    reading.Add(subject, $"what the policy {name} of Vault allows", Access.By(Way.Open), cluster);
                foreach (var path in policies[(cluster, name)].SelectMany(policy => policy.Paths))
                    AddPath(reading, cluster, subject, path, plan.TitleOf(resource));
            }
        }
    }

    private static void AddPath(MeaningReading reading, string cluster, string subject, VaultAclPath path, string owner)
    {
        if (path.Capabilities.Contains(VaultAcl.Deny))
            reading.Add(new MeaningKey(subject, "", path.Path, DeniedForm, cluster), Access.Denial(Way.Open), owner);
        else
        {
            foreach (var capability in path.Capabilities)
                reading.Add(new MeaningKey(subject, capability, path.Path, Form, cluster), Access.By(Way.Open));
        }
    }
}

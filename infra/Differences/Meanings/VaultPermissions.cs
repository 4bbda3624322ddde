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
        var others = plan.Other is { } other ? HoldersOf(other, null) : [];
        foreach (var ((cluster, subject), paths) in HoldersOf(plan, reading))
        {
            foreach (var (path, capability) in paths.All.SelectMany(each => each.Value.Select(capability => (each.Key, capability))))
                Add(reading, cluster, subject, path, capability, paths.Owner);
            if (others.TryGetValue((cluster, subject), out var theirs))
                AddDecided(reading, cluster, subject, paths, theirs);
        }
    }

    // A path keeps what is wider from deciding for it. Where it is not written, what is wider decides, and that is said where nothing else says it.
    private static void AddDecided(MeaningReading reading, string cluster, string subject, VaultPaths own, VaultPaths theirs)
    {
        foreach (var path in theirs.All.Keys.Where(path => !own.All.ContainsKey(path)))
        {
            if (own.Deciding(path) is not { } wider)
                continue;
            foreach (var capability in own.All[wider].Where(capability => theirs.Says(path, capability) || theirs.Says(wider, capability)))
                Add(reading, cluster, subject, path, capability, own.Owner);
        }
    }

    private static Dictionary<(string Cluster, string Subject), VaultPaths> HoldersOf(PlanReading plan, MeaningReading? reading)
    {
        var holders = new Dictionary<(string Cluster, string Subject), VaultPaths>();
        var policies = plan.Rules.Index.OfType(VaultTypes.Policy).Select(resource => (Cluster: plan.ClusterOf(resource), Acl: VaultAcl.Of(resource, plan.Rules.Index)))
            .ToLookup(each => (each.Cluster, each.Acl.Name), each => each.Acl);
        foreach (var resource in plan.Rules.Index.OfType(VaultTypes.Role))
        {
            var role = new VaultRole(resource, plan.Rules.Index);
            var namespaces = role.SelectsNamespaces ? role.Namespaces.Add($"[{plan.TextOf(resource.Inputs["boundServiceAccountNamespaceSelector"])}]") : role.Namespaces;
            foreach (var account in from @namespace in namespaces from name in role.Accounts select $"ServiceAccount {@namespace}/{name} (role {role.Name})")
                Collect(resource, account, role.Policies);
        }
        foreach (var resource in plan.Rules.Index.OfType(Group))
            Collect(resource, $"Group {plan.NameOf(resource)} (Vault)", [.. plan.TextsOf(resource.Inputs["policies"])]);
        return holders;

        void Collect(PlanResource resource, string subject, IReadOnlyList<string> names)
        {
            var cluster = plan.ClusterOf(resource);
            if (!holders.TryGetValue((cluster, subject), out var paths))
                holders[(cluster, subject)] = paths = new VaultPaths(plan.TitleOf(resource));
            foreach (var name in names)
            {
                // "default" is Vault's own.
                if (!policies.Contains((cluster, name)))
                    reading?.Add(subject, $"what the policy {name} of Vault allows", Access.By(Way.Open), cluster);
                foreach (var path in policies[(cluster, name)].SelectMany(policy => policy.Paths))
                    paths.Add(path);
            }
        }
    }

    private static void Add(MeaningReading reading, string cluster, string subject, string path, string capability, string owner)
    {
        if (capability == VaultAcl.Deny)
            reading.Add(new MeaningKey(subject, "", path, DeniedForm, cluster, IsExact: true), Access.Denial(Way.Open), owner);
        else
            reading.Add(new MeaningKey(subject, capability, path, Form, cluster, IsExact: true), Access.By(Way.Open));
    }
}

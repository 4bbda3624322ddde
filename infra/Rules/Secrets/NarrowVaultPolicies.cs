using Infra.Components;
using Infra.Planning;

namespace Infra.Rules.Secrets;

/// <summary>SEC003.</summary>
public sealed class NarrowVaultPolicies : PlanRule
{
    // External Secrets looks at its token before and after it reads.
    private const string OwnToken = "auth/token/lookup-self";
    private const string Sudo = "sudo";

    // What the second version of the key-value engine has a path for (https://developer.hashicorp.com/vault/api-docs/secret/kv/kv-v2).
    private static readonly string[] Ways = ["data", "delete", "destroy", "metadata", "undelete"];

    /// <inheritdoc/>
    public override string Id => "SEC003";

    /// <inheritdoc/>
    public override string Title => "Vault's policies read the paths that are asked for, and nothing else";

    /// <inheritdoc/>
    public override string Why => "A pattern reads what will be written below it tomorrow, also for others; who may write a secret may give a workload another one than it trusts.";

    /// <inheritdoc/>
    public override string Evidence => "https://developer.hashicorp.com/vault/docs/concepts/policies; https://developer.hashicorp.com/vault/tutorials/recommended-patterns/pattern-policy-templates";

    /// <inheritdoc/>
    public override string Fix =>
        "Name each path with the capability \"read\" alone, as is derived from the declared secrets; only a team keeps all of its namespaces' folders. What others need beyond that is an exemption of the one policy by name.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        var stores = context.ExternalSecrets.Stores.Where(store => store.IsVault).ToLookup(store => (store.AuthMount, store.Role));
        var declared = (context.Facts.Platform?.Declarations.Secrets ?? []).Where(each => each.Secret.InCluster)
            .Select(each => each.Path.DataPath).Append(OwnToken).ToHashSet(StringComparer.Ordinal);
        var teams = (context.Facts.Platform?.Declarations.Context.Teams ?? []).ToDictionary(VaultPolicies.NameOf, team => team.Namespaces.Select(VaultFolder.OfTeam).ToList(), StringComparer.Ordinal);
        foreach (var vault in context.Vaults)
        {
            // By name, what the stores whose roles have the policy are asked for; policies of nobody's store are somebody else's.
            var asked = vault.Roles.SelectMany(role => role.Policies.Select(policy => (Policy: policy, Stores: stores[(role.Mount, role.Name)])))
                .Where(each => each.Stores.Any()).ToLookup(each => each.Policy, each => each.Stores, StringComparer.Ordinal);
            foreach (var policy in vault.Policies)
            {
                var readers = asked[policy.Name].SelectMany(each => each).ToList();
                var paths = readers.Count == 0 ? null : readers.SelectMany(store => context.ExternalSecrets.RequestsOf(store).Select(request => store.DataPathOf(request.Key))).ToHashSet(StringComparer.Ordinal);
                var folders = readers.Count == 0 ? teams.GetValueOrDefault(policy.Name) ?? [] : [];
                foreach (var message in Judge(policy, paths, declared, path => folders.Exists(folder => IsWithin(path, folder)) || readers.Exists(store => IsOwn(path, store))))
                    yield return Broken(policy.Resource, message);
            }
        }
    }

    // A team's people keep the secrets of its namespaces, and choose their names.
    private static bool IsWithin(VaultAclPath path, VaultFolder folder) =>
        path.Path.Split('/') is [var mount, var way, var @namespace, "*"] && mount == folder.Mount && @namespace == folder.Namespace && Array.IndexOf(Ways, way) >= 0
        && !path.Capabilities.Contains(Sudo);

    // A team's store reads them all the same.
    private static bool IsOwn(VaultAclPath path, VaultStore store) =>
        store.Manifest.Kind == VaultStore.Kind && path.Path == $"{store.Engine}/data/{store.Manifest.Namespace}/*" && path.Capabilities is [VaultAcl.Read];

    private static IEnumerable<string> Judge(VaultAcl policy, HashSet<string>? asked, HashSet<string> declared, Func<VaultAclPath, bool> isOwn)
    {
        if (policy.Problem is { } problem)
            yield return $"It cannot be read: {problem}.";
        var paths = policy.Paths.Where(path => path.Capabilities is not [VaultAcl.Deny] && !isOwn(path)).ToList();
        var patterns = paths.Where(path => path.IsPattern).Select(path => path.Path).ToList();
        if (patterns.Count > 0)
            yield return $"It names more than one path by {Listed(patterns)}.";
        var more = paths.SelectMany(path => path.Capabilities).Where(capability => capability is not VaultAcl.Read and not VaultAcl.Deny).ToList();
        if (more.Count > 0)
            yield return $"It may do more than read: {Listed(more)}.";
        var others = asked is null ? [] : paths.Where(path => !path.IsPattern && !asked.Contains(path.Path) && !declared.Contains(path.Path)).Select(path => path.Path).ToList();
        if (others.Count > 0)
            yield return $"It is about {Listed(others)}, for which no ExternalSecret of its stores asks.";
    }

    private static string Listed(IEnumerable<string> texts) => string.Join(", ", texts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
}

using Infra.Planning;

namespace Infra.Rules.Secrets;

/// <summary>SEC002.</summary>
public sealed class StoreRoles : PlanRule
{
    private const string BuiltIn = "default";

    /// <inheritdoc/>
    public override string Id => "SEC002";

    /// <inheritdoc/>
    public override string Title => "Every store's role is in Vault, takes its ServiceAccount alone, and reads what the store is asked for";

    /// <inheritdoc/>
    public override string Why =>
        "Without the role, or with another ServiceAccount or audience in it, Vault answers 403 and no store becomes ready; without the path in a policy, single ExternalSecrets do not.";

    /// <inheritdoc/>
    public override string Evidence =>
        "https://developer.hashicorp.com/vault/api-docs/auth/kubernetes; https://external-secrets.io/latest/provider/hashicorp-vault/#kubernetes-authentication";

    /// <inheritdoc/>
    public override string Fix => "Let role, policy and store be derived from the declared secrets; the policy names the path with \"data\" after the mount.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        foreach (var store in context.ExternalSecrets.Stores.Where(store => store.IsVault))
        {
            var roles = context.Vaults.Select(vault => (Vault: vault, Role: vault.FindRole(store.AuthMount, store.Role))).Where(each => each.Role is not null).ToList();
            var clusters = ClustersOf(context, store.Manifest.Application);
            if (store.Role.Length == 0)
                yield return Broken(store.Manifest.Subject, "It names no role as which Vault is asked by a ServiceAccount's token.");
            else if (roles.Count < clusters)
                yield return Broken(store.Manifest.Subject, FormattableString.Invariant($"Its role \"{store.Role}\" is in the Vaults of {roles.Count} of {clusters} clusters."));
            else
            {
                foreach (var (vault, role) in roles)
                {
                    foreach (var message in Judge(store, role!, vault))
                        yield return Broken(role!.Resource, message);
                }
                foreach (var finding in Requests(context, store, roles!))
                    yield return finding;
            }
        }
    }

    private static IEnumerable<string> Judge(VaultStore store, VaultRole role, VaultInstance vault)
    {
        if (role.Accounts is not [var account] || account != store.Account || role.Namespaces is not [var @namespace] || @namespace != store.AccountNamespace)
            yield return $"It does not take exactly the ServiceAccount {store.AccountNamespace}/{store.Account}, as which {store.Manifest.Subject} asks.";
        if (role.Audience.Length == 0)
            yield return "It takes tokens for whomever they are: it has no \"audience\".";
        else if (!store.Audiences.Contains(role.Audience))
            yield return $"It takes tokens for \"{role.Audience}\", and those of {store.Manifest.Subject} are not.";
        foreach (var policy in role.Policies.Where(policy => policy != BuiltIn && vault.FindPolicy(policy) is null))
            yield return $"Its policy \"{policy}\" is not in its Vault.";
    }

    private IEnumerable<Finding> Requests(RuleContext context, VaultStore store, List<(VaultInstance Vault, VaultRole Role)> roles)
    {
        var readers = roles.Select(each => new VaultReader(each.Role.Policies.Select(each.Vault.FindPolicy).OfType<VaultAcl>())).ToList();
        foreach (var (secret, path) in context.ExternalSecrets.RequestsOf(store).Select(request => (request.Secret, Path: store.DataPathOf(request.Key))).Distinct())
        {
            var (count, clusters) = (readers.Count(reader => reader.MayRead(path)), ClustersOf(context, secret.Application));
            if (count < clusters)
                yield return Broken(secret.Subject, FormattableString.Invariant($"The role \"{store.Role}\" may read \"{path}\" in the Vaults of {count} of {clusters} clusters."));
        }
    }

    private static int ClustersOf(RuleContext context, string application) => Math.Max(1, context.Argo.Named(application).Count());
}

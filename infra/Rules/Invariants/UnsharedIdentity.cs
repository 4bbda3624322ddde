using Infra.Components;
using Infra.Planning;
using Infra.Rules.Kubernetes;
using Infra.Rules.Secrets;
using Pulumi.Offline;

namespace Infra.Rules.Invariants;

/// <summary>INV6.</summary>
public sealed class UnsharedIdentity : PlanRule
{
    private const string Secrets = ExternalSecrets.Group;
    private const string Account = "ServiceAccount";
    private const string Rights = "rbac.authorization.k8s.io";

    /// <inheritdoc/>
    public override string Id => "INV6";

    /// <inheritdoc/>
    public override string Title => "ServiceAccounts, secret stores and roles of Vault are one namespace's, and no team's is shared";

    /// <inheritdoc/>
    public override string Why =>
        "A namespace is the wall between teams. A store that every namespace may use, a ServiceAccount that has rights in another one, or a role of Vault that takes tokens of several, is a door "
        + "in it that nobody sees from inside.";

    /// <inheritdoc/>
    public override string Evidence =>
        "https://external-secrets.io/latest/guides/multi-tenancy; https://external-secrets.io/latest/api/clustersecretstore; "
        + "https://kubernetes.io/docs/concepts/security/rbac-good-practices; https://developer.hashicorp.com/vault/docs/auth/kubernetes";

    /// <inheritdoc/>
    public override string Fix => "Give each team's namespace its own ServiceAccount, store and role; a ClusterSecretStore names the platform's namespaces that may use it under \"conditions\".";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context) =>
        Bindings(context).Concat(Stores(context)).Concat(OthersStores(context)).Concat(References(context)).Concat(Roles(context));

    private IEnumerable<Finding> Bindings(RuleContext context) =>
        from binding in context.Manifests.OfKind(Rights, "RoleBinding")
        from subject in binding.Manifest.Object["subjects"].Items()
        where subject.At("kind").Text() == Account
        let @namespace = subject.At("namespace").TextWithUnknowns()
        let account = subject.At("name").TextWithUnknowns()
        where @namespace != binding.Namespace && !(@namespace == ExternalSecrets.Namespace && account == ExternalSecrets.ServiceAccount && LetsAskAs(context, binding))
        select Broken(binding.Subject, $"It gives rights to the ServiceAccount \"{account}\" of the namespace \"{@namespace}\".");

    // The operator of external secrets asks Vault as the ServiceAccount that a store of the namespace names: it may make tokens of that one, and no more.
    private static bool LetsAskAs(RuleContext context, KubernetesManifest binding) =>
        binding.Manifest.Object.At("roleRef", "kind").Text() == "Role"
        && context.Manifests.Find(Rights, "Role", binding.Namespace, binding.Manifest.Object.At("roleRef", "name").Text() ?? "") is { } role
        && role.Manifest.Object["rules"].Items().All(rule => IsOne(rule.At("resources"), "serviceaccounts/token") && IsOne(rule.At("verbs"), "create")
            && rule.At("resourceNames") is PlanValue.ListValue { Items: [var account] }
            && context.ExternalSecrets.IsAskedAs(binding.Namespace, account.Text() ?? ""));

    private static bool IsOne(PlanValue? list, string text) => list is PlanValue.ListValue { Items: [var only] } && only.Text() == text;

    private IEnumerable<Finding> Stores(RuleContext context)
    {
        var tenants = context.Manifests.Namespaces.Where(each => each.Labels[TeamLabels.Tenant] == TeamLabels.IsTenant).Select(each => each.Name)
            .Concat(context.Facts.Platform?.Declarations.Namespaces.Where(each => each.Namespace.Tenant is not null).Select(each => each.Namespace.Name) ?? [])
            .ToHashSet(StringComparer.Ordinal);
        foreach (var store in context.Manifests.OfKind(Secrets, "ClusterSecretStore"))
        {
            var conditions = store.Spec("conditions").Items().ToList();
            if (conditions.Count == 0)
                yield return Broken(store.Subject, "It has no \"conditions\", so that every namespace may use it.");
            else if (conditions.Exists(condition => condition.At("namespaceSelector").IsSet() || condition.At("namespaceRegexes").IsSet()))
                yield return Broken(store.Subject, "Its \"conditions\" select namespaces that it does not name.");
            else if (NamespacesOf(conditions) is { Count: > 1 } several && several.FirstOrDefault(tenants.Contains) is { } tenant)
                yield return Broken(store.Subject, $"Its \"conditions\" name several namespaces, and {tenant} is a team's.");
        }
        foreach (var each in context.Manifests.OfKind(Secrets, "ClusterExternalSecret"))
            yield return Broken(each.Subject, "It puts one secret into several namespaces.");
    }

    private static IReadOnlyList<string> NamespacesOf(IEnumerable<PlanValue> conditions) =>
        [.. conditions.SelectMany(condition => condition.At("namespaces").Items()).Select(each => each.TextWithUnknowns() ?? "").Distinct(StringComparer.Ordinal)];

    // Also one that takes tokens of any ServiceAccount of a namespace is shared: by whoever may make one.
    private IEnumerable<Finding> Roles(RuleContext context) =>
        from vault in context.Vaults
        from role in vault.Roles
        where role.SelectsNamespaces || role.Namespaces is not [not VaultRole.Anybody] || role.Accounts is not [not VaultRole.Anybody]
        select Broken(role.Resource, $"The role \"{role.Name}\" is not of one ServiceAccount of one namespace.");

    private IEnumerable<Finding> OthersStores(RuleContext context) =>
        from secret in context.Manifests.OfKind(Secrets, "ExternalSecret").Concat(context.Manifests.OfKind(Secrets, "PushSecret"))
        let reference = secret.Spec("secretStoreRef")
        where reference.At("kind").Text() == "ClusterSecretStore"
        let store = context.Manifests.Find(Secrets, "ClusterSecretStore", "", reference.At("name").Text() ?? "")
        where store is not null && !store.Spec("conditions").Items().SelectMany(condition => condition.At("namespaces").Items()).Any(each => each.Text() == secret.Namespace)
        select Broken(secret.Subject, $"The store \"{store.Name}\" does not name its namespace.");

    // A store in a namespace may name a ServiceAccount or a Secret of another one, and its controller looks there.
    private IEnumerable<Finding> References(RuleContext context) =>
        from store in context.Manifests.OfKind(Secrets, "SecretStore")
        from text in ValueWalk.Texts(store.Spec("provider"), "provider")
        where text.Key == "namespace" && IsReference(text.Path) && text.Text != store.Namespace
        select Broken(store.Subject, $"\"{text.Path}\" is \"{text.Text}\", another namespace.");

    private static bool IsReference(string path) => path.Split('.') is [.., var reference, _] && reference.EndsWith("Ref", StringComparison.Ordinal);
}

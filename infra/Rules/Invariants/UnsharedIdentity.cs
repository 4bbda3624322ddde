using Infra.Planning;

namespace Infra.Rules.Invariants;

/// <summary>INV6.</summary>
public sealed class UnsharedIdentity : PlanRule
{
    private const string Secrets = "external-secrets.io";
    private const string Account = "ServiceAccount";

    /// <inheritdoc/>
    public override string Id => "INV6";

    /// <inheritdoc/>
    public override string Title => "ServiceAccounts, secret stores and external secrets are never shared across namespaces";

    /// <inheritdoc/>
    public override string Why =>
        "A namespace is the wall between teams. A store that every namespace may use, or a ServiceAccount that has rights in another one, is a door in it that nobody sees from inside.";

    /// <inheritdoc/>
    public override string Evidence =>
        "https://external-secrets.io/latest/guides/multi-tenancy; https://external-secrets.io/latest/api/clustersecretstore; "
        + "https://kubernetes.io/docs/concepts/security/rbac-good-practices";

    /// <inheritdoc/>
    public override string Fix => "Give each namespace its own ServiceAccount and its own store; a ClusterSecretStore names the one namespace that may use it under \"conditions\".";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context) =>
        Bindings(context).Concat(Stores(context)).Concat(ExternalSecrets(context)).Concat(References(context));

    private IEnumerable<Finding> Bindings(RuleContext context) =>
        from binding in context.Manifests.OfKind("rbac.authorization.k8s.io", "RoleBinding")
        from subject in binding.Manifest.Object["subjects"].Items()
        where subject.At("kind").Text() == Account
        let @namespace = subject.At("namespace").TextWithUnknowns()
        where @namespace != binding.Namespace
        select Broken(binding.Subject, $"It gives rights to the ServiceAccount \"{subject.At("name").TextWithUnknowns()}\" of the namespace \"{@namespace}\".");

    private IEnumerable<Finding> Stores(RuleContext context)
    {
        foreach (var store in context.Manifests.OfKind(Secrets, "ClusterSecretStore"))
        {
            var conditions = store.Spec("conditions").Items().ToList();
            if (conditions.Count == 0)
                yield return Broken(store.Subject, "It has no \"conditions\", so that every namespace may use it.");
            else if (conditions.Exists(condition => condition.At("namespaceSelector").IsSet() || condition.At("namespaceRegexes").IsSet()))
                yield return Broken(store.Subject, "Its \"conditions\" select namespaces that it does not name.");
            else if (conditions.SelectMany(condition => condition.At("namespaces").Items()).Select(each => each.TextWithUnknowns()).Distinct().Count() > 1)
                yield return Broken(store.Subject, "Its \"conditions\" name several namespaces.");
        }
        foreach (var each in context.Manifests.OfKind(Secrets, "ClusterExternalSecret"))
            yield return Broken(each.Subject, "It puts one secret into several namespaces.");
    }

    private IEnumerable<Finding> ExternalSecrets(RuleContext context) =>
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

namespace Infra.Components;

/// <summary>Which secrets of Vault come into which namespace.</summary>
internal static class SecretPolicies
{
    private const string OfTenants = "externalsecrets";

    private static readonly string[] OfTheCluster = ["clusterexternalsecrets", "clusterpushsecrets", "clustersecretstores"];

    // Argo CD's projects of teams have no SecretStores, so one that Argo CD writes is the platform's; the operator keeps finalizers and the like.
    private static readonly string[] Writers =
        [ArgoCd.ControllerUserName, ExternalSecrets.UserName];

    /// <summary>What the policies look at again and again, and Kyverno must be let read.</summary>
    public static IEnumerable<string> ReadInBackground => [.. OfTheCluster, OfTenants];

    /// <summary>What reaches over namespaces would lend one's secrets to all, but for the platform's own store, which names whom it answers.</summary>
    public static ValidatingPolicy OneClusterStore(AddonContext context) => new()
    {
        Metadata = PolicyParts.Meta(
            "one-cluster-secret-store",
            "One store of secrets for the platform's namespaces",
            "high",
            "A team's namespace has a SecretStore of its own, which reads that namespace's secrets and no others. The platform's namespaces share one, which lists them; nothing else about secrets is shared."),
        Spec = Spec(
            context,
            PolicyParts.Always,
            new PolicyMatch([PolicyParts.Resources(ExternalSecrets.Group, "*", OfTheCluster)]),
            variables: null,
            new PolicyValidation(
                $"object.kind == 'ClusterSecretStore' && object.metadata.name == {PolicyParts.Quote(SecretStoreObjects.StoreName)} && "
                + "object.spec.?conditions.orValue([]).size() > 0 && object.spec.conditions.all(each, each.?namespaces.orValue([]).size() > 0)",
                $"It is for the whole cluster: use a SecretStore and ExternalSecrets in each namespace. The platform's own, '{SecretStoreObjects.StoreName}', lists the namespaces that it answers.")),
    };

    /// <summary>A SecretStore says as whom Vault is asked: a team's own could ask as somebody else.</summary>
    public static ValidatingPolicy StoresByThePlatform(AddonContext context) => new()
    {
        Metadata = PolicyParts.Meta(
            "platform-secret-stores",
            "SecretStores are the platform's",
            "high",
            "In teams' namespaces the platform alone makes SecretStores, and nobody pushes secrets into Vault."),
        Spec = Spec(
            context,
            PolicyParts.AsWritten,
            new PolicyMatch([PolicyParts.Resources(ExternalSecrets.Group, "*", "pushsecrets", "secretstores")]) { NamespaceSelector = PolicyParts.Tenants },
            variables: null,
            new PolicyValidation(
                $"object.kind == 'SecretStore' && request.userInfo.username in {PolicyParts.List(Writers)}",
                "A team has no stores of its own, and pushes nothing: refer to the namespace's SecretStore, which the platform makes.")),
    };

    /// <summary>An ExternalSecret takes what is kept for its own namespace.</summary>
    public static ValidatingPolicy PathsOfTheNamespace(AddonContext context) => new()
    {
        Metadata = PolicyParts.Meta(
            "external-secret-paths",
            "ExternalSecrets by namespace",
            "high",
            "ExternalSecrets in teams' namespaces take from the namespace's own folder in Vault, by its own SecretStore."),
        Spec = Spec(
            context,
            PolicyParts.Always,
            new PolicyMatch([PolicyParts.Resources(ExternalSecrets.Group, "*", OfTenants)]) { NamespaceSelector = PolicyParts.Tenants },
            [
                new NamedExpression("path", $"{PolicyParts.Quote(TeamSecrets.Root)} + object.metadata.namespace + '/'"),
                new NamedExpression("data", "object.spec.?data.orValue([])"),
                new NamedExpression("dataFrom", "object.spec.?dataFrom.orValue([])"),
            ],
            new PolicyValidation(
                "variables.data.all(each, each.remoteRef.key.startsWith(variables.path) && !each.remoteRef.key.contains('..'))",
                $"A remoteRef.key is not in the namespace's folder: it begins with {TeamSecrets.PathOf("{namespace}")}"),
            new PolicyValidation(
                "variables.dataFrom.all(each, each.?extract.?key.orValue(variables.path).startsWith(variables.path) && !each.?extract.?key.orValue('').contains('..') && "
                + "(!has(each.find) || (each.find.?path.orValue('').startsWith(variables.path) && !each.find.?path.orValue('').contains('..'))))",
                $"dataFrom takes from outside of the namespace's folder: extract.key and find.path begin with {TeamSecrets.PathOf("{namespace}")}"),
            new PolicyValidation(
                "object.spec.?secretStoreRef.?kind.orValue('SecretStore') == 'SecretStore' && "
                + "variables.data.all(each, each.?sourceRef.?storeRef.?kind.orValue('SecretStore') == 'SecretStore' && !each.?sourceRef.?generatorRef.hasValue()) && "
                + "variables.dataFrom.all(each, each.?sourceRef.?storeRef.?kind.orValue('SecretStore') == 'SecretStore' && !each.?sourceRef.?generatorRef.hasValue())",
                "It takes from a store for the whole cluster or from a generator: refer to the namespace's SecretStore.")),
    };

    private static ValidatingPolicySpec Spec(
        AddonContext context, ValidatingEvaluation evaluation, PolicyMatch match, IReadOnlyList<NamedExpression>? variables, params IReadOnlyList<PolicyValidation> validations) => new()
        {
            ValidationActions = PolicyParts.Actions(context),
            FailurePolicy = PolicyParts.FailurePolicy(context),
            Evaluation = evaluation,
            MatchConstraints = match,
            Variables = variables,
            Validations = validations,
        };
}

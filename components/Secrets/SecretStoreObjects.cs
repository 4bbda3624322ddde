namespace Infra.Components;

/// <summary>Where secrets come from: one store for the platform's namespaces, one in each of a team's; and the operator's leave to ask Vault as each of them.</summary>
internal static class SecretStoreObjects
{
    /// <summary>The name of every store.</summary>
    public const string StoreName = "vault";

    // How often the store is asked whether it answers; a request is tried again until Vault, sealed a moment ago, is there.
    private const int RefreshSeconds = 300;
    private static readonly SecretStoreRetry Retry = new(5, "10s");

    public static IEnumerable<(KubernetesObject Object, Addon? Addon)> Of(PlatformDeclarations all)
    {
        foreach (var reader in SecretReaders.Of(all, atHome: true))
        {
            var addon = all.Find(ExternalSecrets.Name);
            yield return (Account(reader), addon);
            yield return (AskAs(reader), addon);
            yield return (OperatorAsksAs(reader), addon);
            yield return reader.Name == SecretReaders.PlatformName ? (ForPlatform(reader), addon) : (ForTenant(reader), addon);
        }
    }

    private static ServiceAccount Account(VaultConsumer reader) => new()
    {
        Metadata = Meta(reader),
        AutomountServiceAccountToken = false,
    };

    // The operator may make tokens of this one ServiceAccount, where the chart would let it make anybody's.
    private static Role AskAs(VaultConsumer reader) => new()
    {
        Metadata = Meta(reader),
        Rules = [new PolicyRule([""], ["serviceaccounts/token"], ["create"]) { ResourceNames = [reader.ServiceAccount.Name] }],
    };

    private static RoleBinding OperatorAsksAs(VaultConsumer reader) => new()
    {
        Metadata = Meta(reader),
        RoleRef = RoleRef.Own(reader.ServiceAccount.Name),
        Subjects = [Subject.ServiceAccount(ExternalSecrets.Namespace, ExternalSecrets.ServiceAccount)],
    };

    private static ClusterSecretStore ForPlatform(VaultConsumer reader) => new()
    {
        Metadata = new ObjectMeta { Name = StoreName },
        Spec = Spec(reader, Vault.PlatformMount, reader.ServiceAccount.Namespace) with
        {
            Conditions = [new SecretStoreCondition([.. reader.Secrets.Select(path => path.Folder.Namespace).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)])],
        },
    };

    private static SecretStore ForTenant(VaultConsumer reader) => new()
    {
        Metadata = new ObjectMeta { Name = StoreName, Namespace = reader.ServiceAccount.Namespace },
        Spec = Spec(reader, Vault.TeamsMount, null),
    };

    private static SecretStoreSpec Spec(VaultConsumer reader, string mount, string? @namespace) => new(
        new SecretStoreProvider(new VaultProvider(
            Vault.ServiceUrl,
            mount,
            "v2",
            new VaultAuthority("ConfigMap", TrustManager.AuthorityConfigMap, TrustManager.AuthorityKey, @namespace),
            new VaultAuth(new VaultKubernetesAuth(Vault.AuthMount, reader.Name, new ServiceAccountReference(reader.ServiceAccount.Name, [Vault.TokenAudience], @namespace))))),
        RefreshSeconds)
    {
        RetrySettings = Retry,
    };

    private static ObjectMeta Meta(VaultConsumer reader) => new() { Name = reader.ServiceAccount.Name, Namespace = reader.ServiceAccount.Namespace };
}

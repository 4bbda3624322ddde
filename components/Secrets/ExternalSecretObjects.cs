namespace Infra.Components;

/// <summary>An ExternalSecret for each secret that pods need: the same text in Vault and in the Secret, an hour apart at most.</summary>
internal static class ExternalSecretObjects
{
    private const string RefreshInterval = "1h0m0s";

    /// <summary>Those of every cluster, or those of the home cluster alone.</summary>
    public static IEnumerable<(KubernetesObject Object, Addon? Addon)> Of(PlatformDeclarations all, bool onlyAtHome) =>
        from each in all.Secrets
        where each.Secret.InCluster && each.OnlyAtHome == onlyAtHome && all.Find(ExternalSecrets.Name) is not null
        select ((KubernetesObject)Of(each), (Addon?)each.Addon);

    private static ExternalSecret Of(PlatformSecret secret) => new()
    {
        Metadata = new ObjectMeta { Name = secret.Secret.Name, Namespace = secret.Secret.Namespace },
        Spec = new ExternalSecretSpec
        {
            RefreshInterval = RefreshInterval,
            RefreshPolicy = "Periodic",
            SecretStoreRef = new SecretStoreReference(secret.Tenant is null ? nameof(ClusterSecretStore) : nameof(SecretStore), SecretStoreObjects.StoreName),
            // The Secret stays where Vault has lost its origin, and goes only with the ExternalSecret, which Argo CD prunes last: after whoever used it.
            Target = new ExternalSecretTarget(
                secret.Secret.Name,
                "Owner",
                "Retain",
                new ExternalSecretTemplate("v2", "Replace", secret.Secret.Type, secret.Secret.Labels.Count == 0 ? null : new ExternalSecretMetadata(secret.Secret.Labels))),
            Data =
            [
                .. secret.Secret.Keys.OrderBy(key => key.Name, StringComparer.Ordinal)
                    .Select(key => new ExternalSecretData(key.Name, new ExternalSecretRemote(secret.Path.ToString(), key.Name))),
            ],
        },
    };
}

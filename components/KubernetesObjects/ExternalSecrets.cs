namespace Infra.Components;

/// <summary>Where secrets of one namespace come from (https://external-secrets.io/latest/api/secretstore).</summary>
public sealed record SecretStore() : KubernetesObject("external-secrets.io/v1", "SecretStore")
{
    /// <summary>Where they come from.</summary>
    public required SecretStoreSpec Spec { get; init; }
}

/// <summary>Where secrets of several namespaces come from.</summary>
public sealed record ClusterSecretStore() : KubernetesObject("external-secrets.io/v1", "ClusterSecretStore")
{
    /// <summary>Where they come from.</summary>
    public required SecretStoreSpec Spec { get; init; }
}

/// <summary>Where secrets come from.</summary>
/// <param name="Provider">What keeps them.</param>
/// <param name="RefreshInterval">Seconds between looks at whether the store answers.</param>
public sealed record SecretStoreSpec(SecretStoreProvider Provider, int RefreshInterval)
{
    /// <summary>Who may refer to a ClusterSecretStore; null in a SecretStore.</summary>
    public IReadOnlyList<SecretStoreCondition>? Conditions { get; init; }

    /// <summary>How often a request is tried, and how long apart.</summary>
    public SecretStoreRetry? RetrySettings { get; init; }
}

/// <summary>Namespaces by name.</summary>
public sealed record SecretStoreCondition(IReadOnlyList<string> Namespaces);

/// <summary>How often, and how long apart: "10s".</summary>
public sealed record SecretStoreRetry(int MaxRetries, string RetryInterval);

/// <summary>What keeps secrets.</summary>
public sealed record SecretStoreProvider(VaultProvider Vault);

/// <summary>A key-value engine of Vault.</summary>
/// <param name="Server">Vault's address.</param>
/// <param name="Path">Where the engine is mounted.</param>
/// <param name="Version">"v2".</param>
/// <param name="CaProvider">By whose certificate Vault is known.</param>
/// <param name="Auth">As whom Vault is asked.</param>
public sealed record VaultProvider(string Server, string Path, string Version, VaultAuthority CaProvider, VaultAuth Auth);

/// <summary>An entry of a ConfigMap with certificates; the namespace for ClusterSecretStores only.</summary>
public sealed record VaultAuthority(string Type, string Name, string Key, string? Namespace = null);

/// <summary>As whom Vault is asked.</summary>
public sealed record VaultAuth(VaultKubernetesAuth Kubernetes);

/// <summary>By a token of a ServiceAccount.</summary>
public sealed record VaultKubernetesAuth(string MountPath, string Role, ServiceAccountReference ServiceAccountRef);

/// <summary>A ServiceAccount; the namespace for ClusterSecretStores only.</summary>
public sealed record ServiceAccountReference(string Name, IReadOnlyList<string> Audiences, string? Namespace = null);

/// <summary>Keeps a Secret as the store has it (https://external-secrets.io/latest/api/externalsecret).</summary>
public sealed record ExternalSecret() : KubernetesObject("external-secrets.io/v1", "ExternalSecret")
{
    /// <summary>From where to where.</summary>
    public required ExternalSecretSpec Spec { get; init; }
}

/// <summary>From where to where.</summary>
public sealed record ExternalSecretSpec
{
    /// <summary>How often the store is asked: "1h0m0s", as the API server writes durations.</summary>
    public required string RefreshInterval { get; init; }

    /// <summary>When: "Periodic".</summary>
    public required string RefreshPolicy { get; init; }

    /// <summary>The store.</summary>
    public required SecretStoreReference SecretStoreRef { get; init; }

    /// <summary>The Secret.</summary>
    public required ExternalSecretTarget Target { get; init; }

    /// <summary>Its entries.</summary>
    public required IReadOnlyList<ExternalSecretData> Data { get; init; }
}

/// <summary>A store by kind and name.</summary>
public sealed record SecretStoreReference(string Kind, string Name);

/// <summary>The Secret, and what becomes of it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="CreationPolicy">"Owner": it goes with the ExternalSecret.</param>
/// <param name="DeletionPolicy">"Retain": it stays where the store has it no more.</param>
/// <param name="Template">What it is beside its entries.</param>
public sealed record ExternalSecretTarget(string Name, string CreationPolicy, string DeletionPolicy, ExternalSecretTemplate Template);

/// <summary>What a Secret is beside its entries.</summary>
public sealed record ExternalSecretTemplate(string EngineVersion, string MergePolicy, string Type, ExternalSecretMetadata? Metadata);

/// <summary>Labels of the Secret.</summary>
public sealed record ExternalSecretMetadata(IReadOnlyDictionary<string, string> Labels);

/// <summary>An entry, and where it comes from.</summary>
public sealed record ExternalSecretData(string SecretKey, ExternalSecretRemote RemoteRef);

/// <summary>A property of a secret in the store; the last three as the API server would write them.</summary>
public sealed record ExternalSecretRemote(string Key, string Property, string ConversionStrategy = "Default", string DecodingStrategy = "None", string MetadataPolicy = "None");

namespace Infra.Components;

/// <summary>A secret that is to be made.</summary>
/// <param name="Path">Where it goes in Vault.</param>
/// <param name="Keys">Its entries; one at least, each with a name of its own.</param>
public sealed record SecretToMake(VaultPath Path, IReadOnlyList<SecretKey> Keys)
{
    /// <summary>The secret whose text it has; null where it is made.</summary>
    public VaultPath? SameAs { get; init; }

    /// <summary>The secret that an add-on declares.</summary>
    /// <exception cref="ArgumentException">The namespace or the name is none of Kubernetes'.</exception>
    public static SecretToMake Of(PlatformSecret secret)
    {
        ArgumentNullException.ThrowIfNull(secret);
        return new(secret.Path, secret.Secret.Keys) { SameAs = secret.SameAs };
    }
}

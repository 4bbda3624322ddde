namespace Infra.Components;

/// <summary>A secret that was declared, with where Vault keeps it.</summary>
/// <param name="Addon">Who declares it.</param>
/// <param name="Secret">The secret.</param>
/// <param name="Tenant">The team whose namespace it is for; null for the platform's own.</param>
/// <param name="OnlyAtHome">Whether the home cluster alone has it.</param>
public sealed record PlatformSecret(Addon Addon, AddonSecret Secret, Team? Tenant, bool OnlyAtHome)
{
    /// <summary>Where Vault keeps the secret whose text it has; null where it has one of its own. That one is of the platform's namespaces.</summary>
    public VaultPath? SameAs => Secret.SameAs is { } other ? new(VaultFolder.OfPlatform(other.Namespace), other.Name) : null;

    /// <summary>Where Vault keeps it. ExternalSecrets name the whole path; their operator takes the mount away.</summary>
    /// <exception cref="ArgumentException">The namespace or the name is none of Kubernetes'.</exception>
    public VaultPath Path => new(Tenant is null ? VaultFolder.OfPlatform(Secret.Namespace) : VaultFolder.OfTeam(Secret.Namespace), Secret.Name);
}

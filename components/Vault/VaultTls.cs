namespace Infra.Components;

/// <summary>
/// The certificate of Vault's members, by the internal authority. It is there before Vault, whose pods begin with it: as one of Vault's own objects it would come after
/// them. Vault is told when cert-manager renews it (components/Vault/Scripts/keep.sh).
/// </summary>
public static class VaultTls
{
    /// <summary>The Secret with the certificate, its key and the authority's certificate, in <see cref="Vault.Namespace"/>.</summary>
    public const string Secret = "vault-tls";

    /// <summary>The add-on's name.</summary>
    public static AddonName Name { get; } = new("vault-tls");

    /// <summary>Declares it.</summary>
    public static Addon Declare(AddonContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new Addon
        {
            Name = Name,
            Summary = "Issues Vault's certificate",
            Layer = AddonLayer.Security,
            Objects = [Certificate],
        };
    }

    // Members call each other by their own names, everybody else the one that leads; what runs beside a member calls 127.0.0.1 and expects the leader's name.
    private static Certificate Certificate { get; } = new()
    {
        Metadata = new ObjectMeta { Name = Secret, Namespace = Vault.Namespace },
        Spec = new CertificateSpec
        {
            SecretName = Secret,
            IssuerRef = new IssuerRef(CertManager.InternalIssuer),
            DnsNames =
            [
                Vault.ServerName, $"{Vault.ActiveService}.{Vault.Namespace}.svc", $"vault.{Vault.Namespace}.svc", $"vault.{Vault.Namespace}.svc.cluster.local",
                "*.vault-internal", $"*.vault-internal.{Vault.Namespace}.svc.cluster.local",
            ],
            PrivateKey = new CertificatePrivateKey("ECDSA", 256),
            Usages = ["digital signature", "server auth"],
        },
    };
}

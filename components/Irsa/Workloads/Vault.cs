namespace Infra.Components;

public static partial class Workloads
{
    /// <summary>Name of Vault.</summary>
    public const string VaultName = "vault";

    /// <summary>
    /// Vault, <c>vault/vault</c>: the key of its seal, to encrypt, decrypt and describe
    /// (https://developer.hashicorp.com/vault/docs/configuration/seal/awskms#authentication). The key's policy must name the role too.
    /// </summary>
    /// <param name="scope">The stack.</param>
    /// <param name="clusterName">kOps name of the cluster.</param>
    public static Workload Vault(PlatformScope scope, string clusterName) =>
        Of(VaultName, "vault", "vault", $"Vault of {clusterName}: unseals itself", KeyUse.ByRole(scope, KeyPurpose.Vault));
}

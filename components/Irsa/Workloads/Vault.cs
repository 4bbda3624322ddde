namespace Infra.Components;

public static partial class Workloads
{
    /// <summary>Name of Vault.</summary>
    public const string VaultName = "vault";

    /// <summary>Name of the Job that makes Vault ready.</summary>
    public const string VaultInitName = "vault-init";

    /// <summary>Name of the Job that keeps Vault's snapshots.</summary>
    public const string VaultSnapshotName = "vault-snapshot";

    internal static string[] RecoverySecretActions { get; } = ["secretsmanager:GetSecretValue", "secretsmanager:PutSecretValue", "secretsmanager:UpdateSecretVersionStage"];

    /// <summary>
    /// Vault, <c>vault/vault</c>: the key of its seal, to encrypt, decrypt and describe
    /// (https://developer.hashicorp.com/vault/docs/configuration/seal/awskms#authentication). The key's policy must name the role too.
    /// </summary>
    /// <param name="scope">The stack.</param>
    /// <param name="clusterName">kOps name of the cluster.</param>
    public static Workload Vault(PlatformScope scope, string clusterName) =>
        Of(VaultName, Components.Vault.Namespace, VaultPods.Server.ServiceAccount, $"Vault of {clusterName}: unseals itself", KeyUse.ByRole(scope, KeyPurpose.Vault));

    /// <summary>
    /// The Job that makes Vault ready, <c>vault/vault-init</c>: keeps the recovery keys in the cluster's own secret, and reads the cluster's own snapshot. It does not use the
    /// key of the seal itself; Secrets Manager does, for the secret.
    /// </summary>
    /// <param name="scope">The stack.</param>
    /// <param name="clusterName">kOps name of the cluster.</param>
    /// <param name="bucket">Name of the bucket of the database backups.</param>
    public static Workload VaultInit(PlatformScope scope, string clusterName, string bucket)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var (account, snapshot) = (scope.Account, Components.Vault.SnapshotKey(clusterName));
        return Of(
            VaultInitName,
            Components.Vault.Namespace,
            VaultPods.Init.ServiceAccount,
            $"Vault of {clusterName}: is initialised or restored",
            Allow("KeepRecoveryKeys").To(RecoverySecretActions).On(RecoverySecrets(scope, Components.Vault.RecoverySecret(scope, clusterName))),
            Allow("LookForSnapshot").To("s3:ListBucket").On(account.BucketArn(bucket)).When(PolicyCondition.StringEquals("s3:prefix", snapshot)),
            Allow("ReadSnapshot").To("s3:GetObject").On(account.BucketArn(bucket, $"/{snapshot}")),
            KeyUse.ThroughService(scope, KeyPurpose.S3, "s3"),
            KeyUse.ThroughService(scope, KeyPurpose.Vault, "secretsmanager"));
    }

    /// <summary>
    /// The Job that keeps Vault's snapshots, <c>vault/vault-snapshot</c>: writes the cluster's own snapshot, and neither reads nor deletes it: the bucket keeps its versions.
    /// </summary>
    /// <param name="scope">The stack.</param>
    /// <param name="clusterName">kOps name of the cluster.</param>
    /// <param name="bucket">Name of the bucket of the database backups.</param>
    public static Workload VaultSnapshot(PlatformScope scope, string clusterName, string bucket)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return Of(
            VaultSnapshotName,
            Components.Vault.Namespace,
            VaultPods.Snapshot.ServiceAccount,
            $"Vault of {clusterName}: keeps its snapshots",
            Allow("KeepSnapshot").To("s3:PutObject").On(scope.Account.BucketArn(bucket, $"/{Components.Vault.SnapshotKey(clusterName)}")),
            KeyUse.ThroughService(scope, KeyPurpose.S3, "s3"));
    }

    /// <summary>ARNs of secrets of recovery keys. Secrets Manager adds a hyphen and six characters of its own to every name.</summary>
    internal static string RecoverySecrets(PlatformScope scope, string name) => scope.Account.Arn("secretsmanager", $"secret:{name}-??????");
}

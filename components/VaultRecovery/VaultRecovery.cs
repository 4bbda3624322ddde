using Pulumi;
using Aws = Pulumi.Aws;

namespace Infra.Components;

/// <summary>
/// The secret in AWS Secrets Manager that has the recovery keys of one cluster's Vault, encrypted with the key of Vault's seal. It is made empty: the Job that initialises
/// Vault writes into it, and nothing of it passes through Pulumi.
/// </summary>
/// <remarks>
/// It outlives the cluster: with the snapshots in S3 and the key in KMS it is what a new cluster's Vault comes back with. Three of its five keys make a root token
/// (docs/disaster-recovery.md).
/// </remarks>
public sealed class VaultRecovery : ComponentResource
{
    /// <param name="name">Name of the component; its child's name begins with it.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Options of the component.</param>
    /// <exception cref="ArgumentException">The recovery window is out of Secrets Manager's range, or the cluster's name has another form.</exception>
    public VaultRecovery(string name, VaultRecoveryArgs args, ComponentResourceOptions? options = null)
        : base("platform:vault:VaultRecovery", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        args.Check();
        SecretName = Vault.RecoverySecret(args.Scope, args.ClusterName);

        Secret = new Aws.SecretsManager.Secret($"{name}-secret", new Aws.SecretsManager.SecretArgs
        {
            Name = SecretName,
            Description = $"Recovery keys of the Vault of {args.ClusterName}",
            KmsKeyId = args.Keys[KeyPurpose.Vault].Arn,
            RecoveryWindowInDays = args.RecoveryWindowInDays,
            Tags = args.Scope.Tags.For(SecretName),
        }, new CustomResourceOptions { Parent = this, Protect = args.Protect });

        RegisterOutputs(new Dictionary<string, object?> { ["secretName"] = SecretName });
    }

    /// <summary>The secret's name, known in a plan.</summary>
    public string SecretName { get; }

    /// <summary>The secret.</summary>
    public Aws.SecretsManager.Secret Secret { get; }
}

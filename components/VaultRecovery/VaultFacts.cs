using Pulumi;
using Core = Pulumi.Kubernetes.Core.V1;
using CoreInputs = Pulumi.Kubernetes.Types.Inputs.Core.V1;
using Meta = Pulumi.Kubernetes.Types.Inputs.Meta.V1;

namespace Infra.Components;

/// <summary>
/// What Vault's Jobs know of their cluster, as the ConfigMap <see cref="ConfigMap"/> in Vault's namespace: their manifests are the same in all clusters. Nothing of it is secret.
/// </summary>
public sealed class VaultFacts : ComponentResource
{
    /// <summary>The ConfigMap's name.</summary>
    public const string ConfigMap = "cluster";

    /// <summary>The entry with the ARN of the role of the Job that makes Vault ready.</summary>
    public const string InitRoleArn = "init-role-arn";

    /// <summary>The entry with the name of the secret of recovery keys.</summary>
    public const string RecoverySecret = "recovery-secret";

    /// <summary>The entry with the bucket of snapshots.</summary>
    public const string SnapshotBucket = "snapshot-bucket";

    /// <summary>The entry with the key of the snapshot in its bucket.</summary>
    public const string SnapshotKey = "snapshot-key";

    /// <summary>The entry with the ARN of the role of the Job that keeps snapshots.</summary>
    public const string SnapshotRoleArn = "snapshot-role-arn";

    /// <param name="name">Name of the component; its child's name begins with it.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Options of the component; its provider is the cluster's, and it depends on what makes Vault's namespace.</param>
    public VaultFacts(string name, VaultFactsArgs args, ComponentResourceOptions? options = null)
        : base("platform:vault:VaultFacts", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        _ = new Core.ConfigMap($"{name}-configmap", new CoreInputs.ConfigMapArgs
        {
            Metadata = new Meta.ObjectMetaArgs { Name = ConfigMap, Namespace = Vault.Namespace },
            Data = Of(args.Scope, args.ClusterName, args.SnapshotBucket.Name).ToDictionary(),
        }, new CustomResourceOptions { Parent = this });
        RegisterOutputs();
    }

    /// <summary>The entries.</summary>
    /// <param name="scope">The stack.</param>
    /// <param name="clusterName">kOps name of the cluster.</param>
    /// <param name="bucket">Name of the bucket of the database backups.</param>
    public static IReadOnlyDictionary<string, string> Of(PlatformScope scope, string clusterName, string bucket) => new Dictionary<string, string>
    {
        [InitRoleArn] = WorkloadRole.ArnOf(scope, clusterName, Workloads.VaultInitName),
        [RecoverySecret] = Vault.RecoverySecret(scope, clusterName),
        [SnapshotBucket] = bucket,
        [SnapshotKey] = Vault.SnapshotKey(clusterName),
        [SnapshotRoleArn] = WorkloadRole.ArnOf(scope, clusterName, Workloads.VaultSnapshotName),
    };
}

namespace Infra.Components;

/// <summary>Arguments of <see cref="VaultFacts"/>.</summary>
public sealed record VaultFactsArgs
{
    /// <summary>The stack's names, account and tags.</summary>
    public required PlatformScope Scope { get; init; }

    /// <summary>kOps name of the cluster, such as <c>main.dev.example.com</c>.</summary>
    public required string ClusterName { get; init; }

    /// <summary>The bucket of the database backups, which has Vault's snapshots too.</summary>
    public required SecureBucket SnapshotBucket { get; init; }
}

namespace Infra.Components;

/// <summary>Arguments of <see cref="Buckets"/>.</summary>
public sealed record BucketsArgs
{
    /// <summary>The stack's names, account and tags.</summary>
    public required PlatformScope Scope { get; init; }

    /// <summary>The keys; the buckets use the one for S3.</summary>
    public required Kms Keys { get; init; }

    /// <summary>kOps names of the clusters, such as <c>main.dev.example.com</c>: each one's two discovery documents are public. Default: none, and nothing is.</summary>
    public IReadOnlyList<string> ClusterNames { get; init; } = [];

    /// <summary>Days that Loki's chunks are kept; they are Loki's to delete, and expire a week later if it does not. Default: 30.</summary>
    public int LokiRetentionInDays { get; init; } = 30;

    /// <summary>
    /// Days that a deleted database backup can still be restored. Backups themselves do not expire by age here: CloudNativePG deletes them by its
    /// own policy. Default: 30.
    /// </summary>
    public int DatabaseBackupRetentionInDays { get; init; } = 30;

    /// <summary>Days that a replaced or deleted object can still be restored; a week at most of logs, which are many. Default: 90.</summary>
    public int NoncurrentVersionRetentionInDays { get; init; } = 90;

    /// <summary>Days that audit logs are kept. Default: 400, a year and the month that looks back at it.</summary>
    public int AuditRetentionInDays { get; init; } = 400;

    /// <summary>Days that the buckets' access logs are kept. Default: 90.</summary>
    public int AccessLogRetentionInDays { get; init; } = 90;

    /// <summary>Whether Pulumi refuses to delete the buckets. Default: true.</summary>
    public bool Protect { get; init; } = true;

    /// <summary>Whether the buckets stay in AWS when they leave the program. Default: false.</summary>
    public bool Retain { get; init; }

    /// <summary>
    /// Whether deleting a bucket empties it first, which is for environments that are torn down: audit logs can be deleted then. Default: false.
    /// </summary>
    public bool ForceDestroy { get; init; }

    internal void Check()
    {
        Require(LokiRetentionInDays, nameof(LokiRetentionInDays));
        Require(DatabaseBackupRetentionInDays, nameof(DatabaseBackupRetentionInDays));
        Require(NoncurrentVersionRetentionInDays, nameof(NoncurrentVersionRetentionInDays));
        Require(AuditRetentionInDays, nameof(AuditRetentionInDays));
        Require(AccessLogRetentionInDays, nameof(AccessLogRetentionInDays));
        if (Protect && ForceDestroy)
            throw new ArgumentException("ForceDestroy is set on protected buckets; it takes effect only where Protect is false.");
    }

    private static void Require(int days, string name)
    {
        if (days < 1)
            throw new ArgumentException($"{name} is {days}; write one day or more.");
    }
}

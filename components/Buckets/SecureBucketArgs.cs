namespace Infra.Components;

/// <summary>Arguments of <see cref="SecureBucket"/>.</summary>
internal sealed record SecureBucketArgs
{
    public required PlatformScope Scope { get; init; }

    public required BucketSettings Settings { get; init; }

    /// <summary>The key of the buckets; unused where the settings say SSE-S3.</summary>
    public required Pulumi.Aws.Kms.Key Key { get; init; }

    /// <summary>The bucket that server access logs go to; null for that bucket itself.</summary>
    public SecureBucket? AccessLogs { get; init; }

    public required bool Protect { get; init; }

    public required bool Retain { get; init; }

    public required bool ForceDestroy { get; init; }
}

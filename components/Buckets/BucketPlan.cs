namespace Infra.Components;

/// <summary>What each bucket of a stack is.</summary>
internal static class BucketPlan
{
    // Loki's compactor deletes by its own retention first; the lifecycle rule is for what it leaves behind.
    private const int LokiGraceDays = 7;

    private const int MostNoncurrentDaysOfLogs = 7;
    private const string KopsStateThing = "kops-state";
    private const string LokiThing = "loki";
    private const string DatabaseBackupsThing = "database-backups";

    public static BucketSettings AccessLogs(BucketsArgs args) => new("access-logs", BucketEncryption.S3Managed)
    {
        ExpireAfterDays = args.AccessLogRetentionInDays,
        KeepNoncurrentDays = OfLogs(args),
        Policy = bucket => BucketPolicies.ForAccessLogs(args.Scope, bucket),
    };

    /// <summary>Name of the bucket of kOps' state store, for those who look into it by its name.</summary>
    public static string KopsStateName(PlatformScope scope) => scope.Name(KopsStateThing).Bucket(scope.Account);

    public static BucketSettings KopsState(BucketsArgs args) => new(KopsStateThing, BucketEncryption.CustomerManagedKey) { KeepNoncurrentDays = args.NoncurrentVersionRetentionInDays };

    /// <summary>
    /// kOps writes <c>openid/v1/jwks</c> and <c>.well-known/openid-configuration</c> below the cluster's discovery store, <c>s3://{bucket}/{cluster}</c>,
    /// and sets no ACL on them because the bucket's policy is public.
    /// </summary>
    public static BucketSettings Discovery(BucketsArgs args) => new("oidc", BucketEncryption.S3Managed)
    {
        KeepNoncurrentDays = args.NoncurrentVersionRetentionInDays,
        PublicDocuments = [.. args.ClusterNames.SelectMany(cluster => new[] { $"{cluster}/.well-known/openid-configuration", $"{cluster}/openid/v1/jwks" })],
    };

    /// <summary>Name of the bucket of Loki's chunks and index, for what writes to it by its name.</summary>
    public static string LokiName(PlatformScope scope) => scope.Name(LokiThing).Bucket(scope.Account);

    public static BucketSettings Loki(BucketsArgs args) => new(LokiThing, BucketEncryption.CustomerManagedKey)
    {
        ExpireAfterDays = args.LokiRetentionInDays + LokiGraceDays,
        KeepNoncurrentDays = OfLogs(args),
    };

    /// <summary>Name of the bucket of the databases' backups, for those who write to it by its name.</summary>
    public static string DatabaseBackupsName(PlatformScope scope) => scope.Name(DatabaseBackupsThing).Bucket(scope.Account);

    // No expiry: where backups stop being made, a rule by age would delete the last good one. CloudNativePG prunes by its own policy.
    public static BucketSettings DatabaseBackups(BucketsArgs args) => new(DatabaseBackupsThing, BucketEncryption.CustomerManagedKey) { KeepNoncurrentDays = args.DatabaseBackupRetentionInDays };

    public static BucketSettings Audit(BucketsArgs args) => new("audit", BucketEncryption.CustomerManagedKey)
    {
        ExpireAfterDays = args.AuditRetentionInDays,
        KeepNoncurrentDays = args.NoncurrentVersionRetentionInDays,
        Policy = bucket => BucketPolicies.ForAudit(args.Scope, bucket, keep: !args.ForceDestroy),
    };

    private static int OfLogs(BucketsArgs args) => Math.Min(args.NoncurrentVersionRetentionInDays, MostNoncurrentDaysOfLogs);
}

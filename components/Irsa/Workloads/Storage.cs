namespace Infra.Components;

public static partial class Workloads
{
    /// <summary>Name of Loki.</summary>
    public const string LokiName = "loki";

    /// <summary>
    /// Loki, <c>observability/loki</c>: its cluster's folder in the bucket, <see cref="Components.Loki.StoragePrefix"/>; clusters cannot read each other's
    /// (https://grafana.com/docs/loki/latest/configure/storage/#s3-deployment-using-amazon-s3-sso-or-iam-role).
    /// </summary>
    /// <param name="scope">The stack.</param>
    /// <param name="clusterName">kOps name of the cluster.</param>
    /// <param name="bucket">Name of Loki's bucket.</param>
    public static Workload Loki(PlatformScope scope, string clusterName, string bucket)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var (account, folder) = (scope.Account, Components.Loki.StoragePrefix(clusterName));
        return Of(
            LokiName,
            Components.Loki.Namespace,
            Components.Loki.ServiceAccount,
            $"Loki of {clusterName}: keeps its chunks and index",
            Allow("List").To("s3:ListBucket").On(account.BucketArn(bucket)).When(PolicyCondition.StringLike("s3:prefix", $"{folder}/*")),
            Allow("KeepChunks").To("s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:PutObject").On(account.BucketArn(bucket, $"/{folder}/*")),
            KeyUse.ThroughService(scope, KeyPurpose.S3, "s3"));
    }

    /// <summary>Name of a database's backups, <c>backup-{namespace}-{ServiceAccount}</c>.</summary>
    /// <param name="database">The ServiceAccount of the database's pods: CloudNativePG gives it the name of the Cluster.</param>
    public static string DatabaseBackupName(ServiceAccountName database)
    {
        ArgumentNullException.ThrowIfNull(database);
        return $"backup-{database.Namespace}-{database.Name}";
    }

    /// <summary>
    /// Backups of one CloudNativePG database: its own folder, <see cref="DatabaseBackupFolder"/>, in the bucket of the backups. Databases cannot
    /// read each other's.
    /// </summary>
    /// <param name="scope">The stack.</param>
    /// <param name="clusterName">kOps name of the cluster.</param>
    /// <param name="bucket">Name of the bucket of the database backups.</param>
    /// <param name="database">The ServiceAccount of the database's pods.</param>
    public static Workload DatabaseBackup(PlatformScope scope, string clusterName, string bucket, ServiceAccountName database)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(database);
        var account = scope.Account;
        return Of(
            DatabaseBackupName(database),
            database.Namespace,
            database.Name,
            $"Database {database} of {clusterName}: keeps its backups and write-ahead logs",
            // Barman asks first whether the bucket is there, which names no folder; keys of other databases can be listed, not read.
            Allow("List").To("s3:ListBucket").On(account.BucketArn(bucket)),
            Allow("KeepBackups")
                .To("s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:ListMultipartUploadParts", "s3:PutObject")
                .On(account.BucketArn(bucket, $"/{DatabaseBackupFolder(clusterName, database)}/*")),
            KeyUse.ThroughService(scope, KeyPurpose.S3, "s3"));
    }

    /// <summary>Name of the restore drill of a database, <c>drill-{namespace}-{ServiceAccount}</c>.</summary>
    /// <param name="database">The ServiceAccount of the database's pods.</param>
    public static string DatabaseDrillName(ServiceAccountName database)
    {
        ArgumentNullException.ThrowIfNull(database);
        return $"drill-{database.Namespace}-{database.Name}";
    }

    /// <summary>The ServiceAccount of the servers that a restore drill makes: <c>{ServiceAccount}-drill</c>, in the same namespace.</summary>
    /// <param name="database">The ServiceAccount of the database's pods.</param>
    public static ServiceAccountName DatabaseDrillServiceAccount(ServiceAccountName database)
    {
        ArgumentNullException.ThrowIfNull(database);
        return new ServiceAccountName(database.Namespace, $"{database.Name}-drill");
    }

    /// <summary>The restore drill of one CloudNativePG database: it reads the database's own folder, and writes nothing.</summary>
    /// <param name="scope">The stack.</param>
    /// <param name="clusterName">kOps name of the cluster.</param>
    /// <param name="bucket">Name of the bucket of the database backups.</param>
    /// <param name="database">The ServiceAccount of the database's pods.</param>
    public static Workload DatabaseDrill(PlatformScope scope, string clusterName, string bucket, ServiceAccountName database)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(database);
        var drill = DatabaseDrillServiceAccount(database);
        return Of(
            DatabaseDrillName(database),
            drill.Namespace,
            drill.Name,
            $"Restore drill of the database {database} of {clusterName}: reads its backups",
            Allow("List").To("s3:ListBucket").On(scope.Account.BucketArn(bucket)),
            Allow("ReadBackups").To("s3:GetObject").On(scope.Account.BucketArn(bucket, $"/{DatabaseBackupFolder(clusterName, database)}/*")),
            KeyUse.ThroughService(scope, KeyPurpose.S3, "s3"));
    }

    /// <summary>The folder of a database's backups, <c>{cluster}/{namespace}/{ServiceAccount}</c>; its <c>destinationPath</c> ends in it.</summary>
    /// <param name="clusterName">kOps name of the cluster.</param>
    /// <param name="database">The ServiceAccount of the database's pods.</param>
    public static string DatabaseBackupFolder(string clusterName, ServiceAccountName database) => $"{clusterName}/{database}";
}

namespace Infra.Components;

/// <summary>What the parts of a database are called, and its folders in S3.</summary>
internal static class DatabaseNames
{
    /// <summary>The label of all pods of a Cluster.</summary>
    public const string ClusterLabel = "cnpg.io/cluster";

    /// <summary>The longest name of a Cluster (CloudNativePG 1.30, internal/webhook/v1/cluster_webhook.go, validateName).</summary>
    public const int MostClusterCharacters = 50;

    /// <summary>The ServiceAccount of the servers, which CloudNativePG names like the Cluster.</summary>
    public static ServiceAccountName ServiceAccount(Database database) => new(database.Namespace, database.Name);

    /// <summary>The pooler and its Service.</summary>
    public static string Pooler(Database database) => $"{database.Name}-pooler";

    /// <summary>The Cluster of a restore drill, and its ServiceAccount.</summary>
    public static string Drill(Database database) => Workloads.DatabaseDrillServiceAccount(ServiceAccount(database)).Name;

    /// <summary>What runs a restore drill.</summary>
    public static string DrillRunner(Database database) => $"{database.Name}-restore-drill";

    /// <summary>The database as restores name it: "iam-system/keycloak-db".</summary>
    public static string Key(Database database) => $"{database.Namespace}/{database.Name}";

    /// <summary>The restore that the database begins with; null for none.</summary>
    public static DatabaseRestore? RestoreOf(AddonContext context, Database database) =>
        context.DatabaseRestores.FirstOrDefault(restore => restore.Database == Key(database));

    /// <summary>The archive that the servers write: Barman's server name, a folder in <see cref="Destination"/>.</summary>
    public static string Archive(AddonContext context, Database database) => RestoreOf(context, database)?.To ?? database.Name;

    /// <summary>The database's own folder in the bucket, in which each archive is a folder.</summary>
    public static string Destination(AddonContext context, Database database) =>
        $"s3://{context.BackupBucket}/{Workloads.DatabaseBackupFolder(context.HomeClusterName, ServiceAccount(database))}";
}

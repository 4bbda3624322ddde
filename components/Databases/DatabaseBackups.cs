namespace Infra.Components;

/// <summary>
/// Backups and write-ahead logs of a database in S3, by the Barman plugin (https://cloudnative-pg.io/plugin-barman-cloud/docs/usage). The plugin's container has the volumes
/// of PostgreSQL's (internal/cnpgi/operator/lifecycle.go), so the token that AWS takes comes by the Cluster's projected volume.
/// </summary>
internal static class DatabaseBackups
{
    // Fixed by CloudNativePG (pkg/postgres: ProjectedVolumeDirectory).
    private const string ProjectedFolder = "/projected";
    private const string TokenFile = "aws-token";
    private const int TokenSeconds = 3600;

    // Seconds, minutes, hours: every night.
    private const string Nightly = "0 15 1 * * *";
    private const string Compression = "gzip";

    /// <summary>The token of the servers' ServiceAccount for AWS.</summary>
    public static ProjectedVolume Token { get; } =
        new([new VolumeProjection { ServiceAccountToken = new TokenProjection(IrsaIssuer.Audience, TokenSeconds, TokenFile) }]);

    /// <summary>The place of the backups, and their times.</summary>
    public static IEnumerable<KubernetesObject> Of(AddonContext context, Database database)
    {
        var role = Workloads.DatabaseBackupName(DatabaseNames.ServiceAccount(database));
        yield return Store(context, database, database.Name, role, FormattableString.Invariant($"{context.BackupRetentionDays}d"));
        yield return new PostgresScheduledBackup
        {
            Metadata = new ObjectMeta { Name = database.Name, Namespace = database.Namespace },
            Spec = new PostgresScheduledBackupSpec(
                Nightly, new PostgresName(database.Name), "plugin", new PostgresName(BarmanCloudPlugin.PluginName), BackupOwnerReference: "cluster", Immediate: true, "prefer-standby"),
        };
    }

    /// <summary>The same place for a restore drill, whose role reads only. Nothing too old is looked for.</summary>
    public static BarmanObjectStore DrillStore(AddonContext context, Database database) => Store(
        context, database, DatabaseNames.Drill(database), Workloads.DatabaseDrillName(DatabaseNames.ServiceAccount(database)), retention: null);

    /// <summary>The plugin as the one that servers archive by.</summary>
    /// <param name="store">The ObjectStore.</param>
    /// <param name="archive">The archive, a folder of the store's.</param>
    public static PostgresPlugin Archiver(string store, string archive) => Plugin(store, archive) with { Enabled = true, IsWALArchiver = true };

    /// <summary>An archive that servers are restored from.</summary>
    /// <param name="name">What the Cluster calls it.</param>
    /// <param name="store">The ObjectStore.</param>
    /// <param name="archive">The archive, a folder of the store's.</param>
    public static PostgresExternalCluster Archive(string name, string store, string archive) => new(name, Plugin(store, archive));

    private static PostgresPlugin Plugin(string store, string archive) =>
        new(BarmanCloudPlugin.PluginName, new Dictionary<string, string> { ["barmanObjectName"] = store, ["serverName"] = archive });

    private static BarmanObjectStore Store(AddonContext context, Database database, string name, string role, string? retention) => new()
    {
        Metadata = new ObjectMeta { Name = name, Namespace = database.Namespace },
        Spec = new BarmanObjectStoreSpec(
            // The bucket encrypts by the stack's own key; a word about encryption here would choose AWS' instead.
            new BarmanConfiguration(DatabaseNames.Destination(context, database), Credentials(database))
            {
                Data = new BarmanCompression(Compression, 2),
                Wal = new BarmanWal(Compression, 4),
            },
            new BarmanSidecar(Environment(context, role), ResourceRequirements.Of(DatabaseSizes.Archiver.Cpu, DatabaseSizes.Archiver.Memory, DatabaseSizes.Archiver.MemoryLimit)))
        {
            RetentionPolicy = retention,
        },
    };

    // Of no Secret the plugin makes leave to read every Secret of the namespace (internal/cnpgi/operator/specs/role.go: an empty list of names), so one is named that the servers have
    // anyway. Nothing of it is read, since the role comes first (barman-cloud, pkg/credentials/env.go).
    private static BarmanS3Credentials Credentials(Database database) => new(InheritFromIAMRole: true, new BarmanSecretKey(database.OwnerSecret.Name, "username"));

    // The role is of the home cluster, where databases are, whatever cluster these values are for.
    private static IReadOnlyList<EnvVar> Environment(AddonContext context, string role)
    {
        var region = context.Scope.Account.Region;
        return
        [
            new EnvVar("AWS_DEFAULT_REGION", region),
            new EnvVar("AWS_REGION", region),
            new EnvVar("AWS_ROLE_ARN", WorkloadRole.ArnOf(context.Scope, context.HomeClusterName, role)),
            // Otherwise us-east-1 is asked by S3's old name, which is of no region.
            new EnvVar("AWS_S3_US_EAST_1_REGIONAL_ENDPOINT", "regional"),
            new EnvVar("AWS_STS_REGIONAL_ENDPOINTS", "regional"),
            new EnvVar("AWS_WEB_IDENTITY_TOKEN_FILE", $"{ProjectedFolder}/{TokenFile}"),
        ];
    }
}

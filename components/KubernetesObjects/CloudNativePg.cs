namespace Infra.Components;

/// <summary>Servers of a PostgreSQL database (https://cloudnative-pg.io/documentation/1.30/cloudnative-pg.v1/#cluster).</summary>
public sealed record PostgresCluster() : KubernetesObject("postgresql.cnpg.io/v1", "Cluster")
{
    /// <summary>The servers.</summary>
    public required PostgresClusterSpec Spec { get; init; }
}

/// <summary>How many servers, of what, from what, and where.</summary>
public sealed record PostgresClusterSpec
{
    /// <summary>How far the servers stay apart.</summary>
    public required PostgresAffinity Affinity { get; init; }

    /// <summary>What the first server begins with; it is looked at once.</summary>
    public required PostgresBootstrap Bootstrap { get; init; }

    /// <summary>Whether budgets keep servers from being evicted together. A single server with one keeps its machine from being drained.</summary>
    public required bool EnablePDB { get; init; }

    /// <summary>Whether <c>postgres</c> has a password; otherwise it signs in from within the pod alone.</summary>
    public required bool EnableSuperuserAccess { get; init; }

    /// <summary>What other archives are called here.</summary>
    public IReadOnlyList<PostgresExternalCluster>? ExternalClusters { get; init; }

    /// <summary>The image of PostgreSQL, with a tag that begins with its version.</summary>
    public required string ImageName { get; init; }

    /// <summary>Labels and annotations of all that is made for the servers, pods of Jobs apart.</summary>
    public PodMeta? InheritedMetadata { get; init; }

    /// <summary>How many servers.</summary>
    public required int Instances { get; init; }

    /// <summary>How much the instance manager says.</summary>
    public required string LogLevel { get; init; }

    /// <summary>Metrics.</summary>
    public required PostgresMonitoring Monitoring { get; init; }

    /// <summary>Plugins; null for none.</summary>
    public IReadOnlyList<PostgresPlugin>? Plugins { get; init; }

    /// <summary>PostgreSQL's own settings: <c>parameters</c>, <c>pg_hba</c>, <c>synchronous</c>.</summary>
    public required YamlMap Postgresql { get; init; }

    /// <summary>How the primary is replaced: "switchover" or "restart".</summary>
    public required string PrimaryUpdateMethod { get; init; }

    /// <summary>Whether it is replaced without asking: "unsupervised".</summary>
    public required string PrimaryUpdateStrategy { get; init; }

    /// <summary>When the kubelet takes a server for dead.</summary>
    public required PostgresProbes Probes { get; init; }

    /// <summary>Files that every container of the servers sees below <c>/projected</c>.</summary>
    public ProjectedVolume? ProjectedVolumeTemplate { get; init; }

    /// <summary>Slots, so that standbys miss nothing.</summary>
    public required PostgresReplicationSlots ReplicationSlots { get; init; }

    /// <summary>What a server asks for.</summary>
    public required ResourceRequirements Resources { get; init; }

    /// <summary>Which system calls are let through.</summary>
    public required SeccompProfile SeccompProfile { get; init; }

    /// <summary>The volumes of data.</summary>
    public required PostgresStorage Storage { get; init; }

    /// <summary>How the servers are spread; null for as the scheduler likes.</summary>
    public IReadOnlyList<PostgresSpread>? TopologySpreadConstraints { get; init; }

    /// <summary>The volumes of write-ahead logs; null for with the data.</summary>
    public PostgresStorage? WalStorage { get; init; }
}

/// <summary>How far servers stay apart.</summary>
/// <param name="EnablePodAntiAffinity">Whether they do.</param>
/// <param name="PodAntiAffinityType">"required" or "preferred".</param>
/// <param name="TopologyKey">The label of machines that makes a place.</param>
public sealed record PostgresAffinity(bool EnablePodAntiAffinity, string PodAntiAffinityType, string TopologyKey);

/// <summary>How servers are spread.</summary>
public sealed record PostgresSpread(int MaxSkew, string TopologyKey, string WhenUnsatisfiable, PostgresPodSelector LabelSelector);

/// <summary>Pods by labels and by which labels they have.</summary>
public sealed record PostgresPodSelector(IReadOnlyDictionary<string, string> MatchLabels, IReadOnlyList<PostgresPodRequirement> MatchExpressions);

/// <summary>What holds of a label: "Exists".</summary>
public sealed record PostgresPodRequirement(string Key, string Operator);

/// <summary>What the first server begins with: one of these.</summary>
public sealed record PostgresBootstrap
{
    /// <summary>An empty database.</summary>
    public PostgresInitdb? Initdb { get; init; }

    /// <summary>A backup.</summary>
    public PostgresRecovery? Recovery { get; init; }
}

/// <summary>An empty database, its owner, and the owner's Secret.</summary>
public sealed record PostgresInitdb(string Database, string Owner, PostgresSecret Secret, bool DataChecksums, string Encoding, string LocaleCollate, string LocaleCType);

/// <summary>A backup by the name of its external cluster, and the database in it with its owner.</summary>
public sealed record PostgresRecovery(string Source, string Database, string Owner)
{
    /// <summary>The owner's Secret; null for one that the operator makes.</summary>
    public PostgresSecret? Secret { get; init; }

    /// <summary>Up to when; null for all that the archive has.</summary>
    public PostgresRecoveryTarget? RecoveryTarget { get; init; }
}

/// <summary>Up to when.</summary>
/// <param name="TargetTime">The time by RFC 3339.</param>
public sealed record PostgresRecoveryTarget(string TargetTime);

/// <summary>A Secret of the namespace.</summary>
public sealed record PostgresSecret(string Name);

/// <summary>Something by its name.</summary>
public sealed record PostgresName(string Name);

/// <summary>What an archive is called, and the plugin that reads it.</summary>
public sealed record PostgresExternalCluster(string Name, PostgresPlugin Plugin);

/// <summary>A plugin and its parameters.</summary>
public sealed record PostgresPlugin(string Name, IReadOnlyDictionary<string, string> Parameters)
{
    /// <summary>Whether it is used; null where it is only read from.</summary>
    public bool? Enabled { get; init; }

    /// <summary>Whether write-ahead logs go through it; null where it is only read from.</summary>
    public bool? IsWALArchiver { get; init; }
}

/// <summary>Metrics at port 9187.</summary>
/// <param name="DisableDefaultQueries">Whether the operator's own queries are left out.</param>
/// <param name="EnablePodMonitor">Whether the operator makes a PodMonitor.</param>
/// <param name="Tls">Whether they are told by TLS.</param>
public sealed record PostgresMonitoring(bool DisableDefaultQueries, bool EnablePodMonitor, PostgresSwitch Tls);

/// <summary>On or off.</summary>
public sealed record PostgresSwitch(bool Enabled);

/// <summary>When the kubelet takes a server for dead.</summary>
public sealed record PostgresProbes(PostgresLiveness Liveness);

/// <summary>What holds besides the answer of the instance manager.</summary>
public sealed record PostgresLiveness(PostgresIsolationCheck IsolationCheck);

/// <summary>Whether a primary that reaches neither the API server nor another server is stopped.</summary>
/// <param name="Enabled">Whether it is.</param>
/// <param name="RequestTimeout">Milliseconds that another server has to answer in.</param>
/// <param name="ConnectionTimeout">Milliseconds to be connected in.</param>
public sealed record PostgresIsolationCheck(bool Enabled, int RequestTimeout, int ConnectionTimeout);

/// <summary>Slots of standbys, and of others.</summary>
public sealed record PostgresReplicationSlots(PostgresHighAvailabilitySlots HighAvailability, PostgresSwitch SynchronizeReplicas);

/// <summary>Slots of standbys.</summary>
public sealed record PostgresHighAvailabilitySlots(bool Enabled, string SlotPrefix);

/// <summary>A volume for each server.</summary>
public sealed record PostgresStorage(string Size, string StorageClass)
{
    /// <summary>Whether a larger size grows volumes in use.</summary>
    public bool ResizeInUseVolumes { get; init; } = true;
}

/// <summary>A place for backups, by the Barman plugin (https://cloudnative-pg.io/plugin-barman-cloud/docs/plugin-barman-cloud.v1).</summary>
public sealed record BarmanObjectStore() : KubernetesObject("barmancloud.cnpg.io/v1", "ObjectStore")
{
    /// <summary>The place.</summary>
    public required BarmanObjectStoreSpec Spec { get; init; }
}

/// <summary>Where, for how long, and what does it.</summary>
public sealed record BarmanObjectStoreSpec(BarmanConfiguration Configuration, BarmanSidecar InstanceSidecarConfiguration)
{
    /// <summary>How far back one can restore: "30d". Null for nothing is deleted.</summary>
    public string? RetentionPolicy { get; init; }
}

/// <summary>Where, and how.</summary>
public sealed record BarmanConfiguration(string DestinationPath, BarmanS3Credentials S3Credentials)
{
    /// <summary>Base backups.</summary>
    public BarmanCompression? Data { get; init; }

    /// <summary>Write-ahead logs.</summary>
    public BarmanWal? Wal { get; init; }
}

/// <summary>Who writes.</summary>
/// <param name="InheritFromIAMRole">Whether AWS' own ways to credentials are used.</param>
/// <param name="Region">An entry of a Secret with the region.</param>
public sealed record BarmanS3Credentials(bool InheritFromIAMRole, BarmanSecretKey Region);

/// <summary>An entry of a Secret.</summary>
public sealed record BarmanSecretKey(string Name, string Key);

/// <summary>Base backups: how they are packed, and by how many at once.</summary>
public sealed record BarmanCompression(string Compression, int Jobs);

/// <summary>Write-ahead logs: how they are packed, and how many at once.</summary>
public sealed record BarmanWal(string Compression, int MaxParallel);

/// <summary>The container beside each server.</summary>
public sealed record BarmanSidecar(IReadOnlyList<EnvVar> Env, ResourceRequirements Resources)
{
    /// <summary>How much it says.</summary>
    public string LogLevel { get; init; } = "info";

    /// <summary>Seconds between two looks for what is too old.</summary>
    public int RetentionPolicyIntervalSeconds { get; init; } = 1800;
}

/// <summary>Backups at times (https://cloudnative-pg.io/documentation/1.30/cloudnative-pg.v1/#scheduledbackup).</summary>
public sealed record PostgresScheduledBackup() : KubernetesObject("postgresql.cnpg.io/v1", "ScheduledBackup")
{
    /// <summary>When, and how.</summary>
    public required PostgresScheduledBackupSpec Spec { get; init; }
}

/// <summary>When, and how.</summary>
/// <param name="Schedule">The times in cron's notation with seconds: six fields.</param>
/// <param name="Cluster">The servers.</param>
/// <param name="Method">"plugin".</param>
/// <param name="PluginConfiguration">The plugin.</param>
/// <param name="BackupOwnerReference">With what a Backup goes: "cluster".</param>
/// <param name="Immediate">Whether the first is made at once.</param>
/// <param name="Target">Which server: "prefer-standby".</param>
public sealed record PostgresScheduledBackupSpec(
    string Schedule, PostgresName Cluster, string Method, PostgresName PluginConfiguration, string BackupOwnerReference, bool Immediate, string Target);

/// <summary>PgBouncer before servers (https://cloudnative-pg.io/documentation/1.30/cloudnative-pg.v1/#pooler).</summary>
public sealed record PostgresPooler() : KubernetesObject("postgresql.cnpg.io/v1", "Pooler")
{
    /// <summary>The pooler.</summary>
    public required PostgresPoolerSpec Spec { get; init; }
}

/// <summary>A pooler: before which servers, how many, of what kind.</summary>
/// <param name="Cluster">The servers.</param>
/// <param name="Instances">How many pods.</param>
/// <param name="Type">"rw": the primary.</param>
/// <param name="Pgbouncer">PgBouncer's own settings.</param>
/// <param name="Monitoring">Metrics.</param>
/// <param name="Template">What its pods have besides.</param>
public sealed record PostgresPoolerSpec(PostgresName Cluster, int Instances, string Type, PostgresPgBouncer Pgbouncer, PostgresPoolerMonitoring Monitoring, YamlMap Template);

/// <summary>PgBouncer's own settings.</summary>
public sealed record PostgresPgBouncer(string PoolMode, bool Paused, IReadOnlyDictionary<string, string> Parameters);

/// <summary>Metrics at port 9127.</summary>
public sealed record PostgresPoolerMonitoring(bool EnablePodMonitor, PostgresSwitch Tls);

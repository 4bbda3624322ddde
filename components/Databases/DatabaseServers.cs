namespace Infra.Components;

/// <summary>The servers of a database, as CloudNativePG's Cluster. What its webhook would fill in is spelled out, so that Git says what runs.</summary>
internal static class DatabaseServers
{
    private const string Hostname = "kubernetes.io/hostname";
    private const string Zone = "topology.kubernetes.io/zone";
    private const string Source = "archive";
    private const int ProbeMilliseconds = 1000;

    /// <summary>The Cluster of a database.</summary>
    public static PostgresCluster Of(AddonContext context, Database database) => new()
    {
        Metadata = new ObjectMeta
        {
            Name = database.Name,
            Namespace = database.Namespace,
            Labels = DatabaseObjects.CostLabels(context, database),
            // Data goes by somebody's hand, not with a line in Git.
            Annotations = new Dictionary<string, string> { ["argocd.argoproj.io/sync-options"] = "Prune=false" },
        },
        Spec = Spec(context, database, Storage.RetainedClass) with
        {
            Bootstrap = Bootstrap(context, database),
            EnablePDB = context.IsHighlyAvailable,
            ExternalClusters = DatabaseNames.RestoreOf(context, database) is { } restore ? [DatabaseBackups.Archive(Source, database.Name, restore.From)] : null,
            Instances = DatabaseSizes.Server(context, database).Replicas,
            Plugins = [DatabaseBackups.Archiver(database.Name, DatabaseNames.Archive(context, database))],
            Postgresql = DatabaseSettings.Of(context, database),
            TopologySpreadConstraints = context.IsHighlyAvailable ? [OverZones(database)] : null,
        },
    };

    /// <summary>One server, from all that the archive of a database has. It writes no archive, and its volumes go with it.</summary>
    public static PostgresCluster DrillOf(AddonContext context, Database database) => new()
    {
        Metadata = new ObjectMeta { Name = DatabaseNames.Drill(database), Namespace = database.Namespace, Labels = DatabaseObjects.CostLabels(context, database) },
        Spec = Spec(context, database, Storage.DefaultClass) with
        {
            Bootstrap = new PostgresBootstrap { Recovery = new PostgresRecovery(Source, database.DatabaseName, database.DatabaseName) },
            ExternalClusters = [DatabaseBackups.Archive(Source, DatabaseNames.Drill(database), DatabaseNames.Archive(context, database))],
            Postgresql = DatabaseSettings.OfDrill(database),
        },
    };

    // What one server is, alone and with nothing to lose.
    private static PostgresClusterSpec Spec(AddonContext context, Database database, string storageClass) => new()
    {
        Affinity = new PostgresAffinity(EnablePodAntiAffinity: true, context.IsHighlyAvailable ? "required" : "preferred", Hostname),
        Bootstrap = new PostgresBootstrap(),
        EnablePDB = false,
        EnableSuperuserAccess = false,
        ImageName = DatabaseImages.PostgreSql,
        InheritedMetadata = new PodMeta
        {
            Labels = DatabaseObjects.CostLabels(context, database),
            // A sidecar lets through what the mesh knows, and servers ask each other by addresses of pods. They speak TLS there.
            Annotations = new Dictionary<string, string> { ["traffic.sidecar.istio.io/excludeOutboundPorts"] = "8000" },
        },
        Instances = 1,
        LogLevel = "info",
        Monitoring = new PostgresMonitoring(DisableDefaultQueries: false, EnablePodMonitor: false, new PostgresSwitch(true)),
        Postgresql = [],
        PrimaryUpdateMethod = context.IsHighlyAvailable ? "switchover" : "restart",
        PrimaryUpdateStrategy = "unsupervised",
        Probes = new PostgresProbes(new PostgresLiveness(new PostgresIsolationCheck(Enabled: true, ProbeMilliseconds, ProbeMilliseconds))),
        ProjectedVolumeTemplate = DatabaseBackups.Token,
        ReplicationSlots = new PostgresReplicationSlots(new PostgresHighAvailabilitySlots(Enabled: true, "_cnpg_"), new PostgresSwitch(true)),
        Resources = ResourceRequirements.Of(DatabaseSizes.PostgreSql.Cpu, DatabaseSizes.PostgreSql.Memory, DatabaseSizes.PostgreSql.MemoryLimit),
        SeccompProfile = new SeccompProfile("RuntimeDefault"),
        Storage = new PostgresStorage(DatabaseSizes.Drill(database).Volumes[0], storageClass),
        WalStorage = new PostgresStorage(DatabaseSizes.Drill(database).Volumes[1], storageClass),
    };

    private static PostgresBootstrap Bootstrap(AddonContext context, Database database)
    {
        var owner = new PostgresSecret(database.OwnerSecret.Name);
        return DatabaseNames.RestoreOf(context, database) is { } restore
            ? new PostgresBootstrap
            {
                Recovery = new PostgresRecovery(Source, database.DatabaseName, database.DatabaseName)
                {
                    Secret = owner,
                    RecoveryTarget = restore.TargetTime is { } time ? new PostgresRecoveryTarget(time) : null,
                },
            }
            : new PostgresBootstrap { Initdb = new PostgresInitdb(database.DatabaseName, database.DatabaseName, owner, DataChecksums: true, "UTF8", "C", "C") };
    }

    // The Job that makes a server chooses the zone of its volumes, so Jobs count; poolers, which have no such label, do not.
    private static PostgresSpread OverZones(Database database) => new(
        1,
        Zone,
        "DoNotSchedule",
        new PostgresPodSelector(new Dictionary<string, string> { [DatabaseNames.ClusterLabel] = database.Name }, [new PostgresPodRequirement("cnpg.io/instanceName", "Exists")]));
}

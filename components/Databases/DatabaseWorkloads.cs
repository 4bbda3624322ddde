namespace Infra.Components;

/// <summary>The pods of databases: servers, poolers, and the Jobs by which CloudNativePG makes servers.</summary>
internal static class DatabaseWorkloads
{
    /// <summary>The port of the instance manager, by which the operator knows how a server is.</summary>
    public const string StatusPort = "status";

    private const int PostgreSqlPort = 5432;
    private const int StatusPortNumber = 8000;
    private const int ServerMetricsPort = 9187;
    private const int PoolerMetricsPort = 9127;
    private const string Https = "https";

    // The values of the label of the operator's Jobs (CloudNativePG 1.30, pkg/specs/jobs.go).
    private const string FromNothing = "initdb";
    private const string FromServer = "join";
    private const string FromBackup = "full-recovery";

    /// <summary>The workloads of an add-on's databases.</summary>
    public static IEnumerable<AddonWorkload> Of(AddonContext context, Addon addon) => addon.Databases.SelectMany(database => Of(context, addon.Name, database));

    private static IEnumerable<AddonWorkload> Of(AddonContext context, AddonName addon, Database database)
    {
        var servers = new Endpoint(addon, database.Name, Database.ServerPort);
        // A primary that reaches neither the API server nor another server takes itself for cut off, and stops.
        Peer[] others = context.IsHighlyAvailable ? [Peer.Of(servers), Peer.Of(servers with { Port = StatusPort })] : [];
        yield return Servers(database.Name, database.Namespace) with
        {
            Size = DatabaseSizes.Server(context, database),
            Ports =
            [
                new WorkloadPort { Name = Database.ServerPort, Number = PostgreSqlPort, HasOwnTls = true },
                Status,
                new WorkloadPort { Name = "metrics", Number = ServerMetricsPort, Metrics = new MetricsEndpoint(Scheme: Https) { Metrics = DatabaseMonitoring.ServerMetrics }, HasOwnTls = true },
            ],
            // The Barman plugin's container beside each server writes to S3.
            Calls = [Peer.ApiServer, Peer.Aws, .. others],
        };
        if (DatabaseNames.RestoreOf(context, database) is null)
            yield return Job(database.Name, database.Namespace, FromNothing);
        else
            yield return Job(database.Name, database.Namespace, FromBackup, Peer.Aws);
        if (context.IsHighlyAvailable)
            yield return Job(database.Name, database.Namespace, FromServer, Peer.Of(servers));
        if (database.Pooled)
            yield return Pooler(context, database, servers);
        if (!RestoreDrill.IsRun(context))
            yield break;
        // It is gone after an hour, as a Job is.
        yield return Servers(DatabaseNames.Drill(database), database.Namespace) with { Size = DatabaseSizes.Drill(database), RunsToCompletion = true, Ports = [Status], Calls = [Peer.ApiServer] };
        yield return Job(DatabaseNames.Drill(database), database.Namespace, FromBackup, Peer.Aws);
        yield return RestoreDrill.Workload(database);
    }

    // It has TLS of its own, and asks the operator who it is (1.30).
    private static WorkloadPort Status { get; } = new() { Name = StatusPort, Number = StatusPortNumber, HasOwnTls = true };

    private static AddonWorkload Servers(string cluster, string @namespace) => new()
    {
        Name = cluster,
        Namespace = @namespace,
        Labels = new Dictionary<string, string> { [DatabaseNames.ClusterLabel] = cluster, ["cnpg.io/podRole"] = "instance" },
        ServiceAccount = cluster,
        Role = PlatformRole.DatabaseServer,
    };

    private static AddonWorkload Job(string cluster, string @namespace, string role, params IEnumerable<Peer> calls) => new()
    {
        Name = $"{cluster}-{role}",
        Namespace = @namespace,
        Labels = new Dictionary<string, string> { [DatabaseNames.ClusterLabel] = cluster, ["cnpg.io/jobRole"] = role },
        ServiceAccount = cluster,
        Size = DatabaseSizes.Job(role, readsBackups: role == FromBackup),
        RunsToCompletion = true,
        Calls = [Peer.ApiServer, .. calls],
    };

    private static AddonWorkload Pooler(AddonContext context, Database database, Endpoint servers) => new()
    {
        Name = DatabaseNames.Pooler(database),
        Namespace = database.Namespace,
        Labels = DatabasePooler.Labels(database),
        ServiceAccount = DatabaseNames.Pooler(database),
        Size = DatabaseSizes.Pooler(context),
        Ports =
        [
            new WorkloadPort { Name = Database.ServerPort, Number = PostgreSqlPort, HasOwnTls = true },
            new WorkloadPort { Name = "metrics", Number = PoolerMetricsPort, Metrics = new MetricsEndpoint(Scheme: Https) { Metrics = DatabaseMonitoring.PoolerMetrics }, HasOwnTls = true },
        ],
        Calls = [Peer.ApiServer, Peer.Of(servers)],
    };
}

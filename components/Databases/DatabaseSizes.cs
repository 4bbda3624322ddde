namespace Infra.Components;

/// <summary>How many pods a database has, and what they ask for.</summary>
internal static class DatabaseSizes
{
    private const int Servers = 3;
    private const int Poolers = 2;

    // A full volume of logs stops writing; on a volume of their own they leave the data alone.
    private const string LogStorage = "5Gi";

    /// <summary>PostgreSQL itself. What it asks of memory is the limit: what is promised to others cannot be taken from a database.</summary>
    public static ContainerSize PostgreSql { get; } = new("postgres", "200m", DatabaseSettings.Memory, DatabaseSettings.Memory);

    /// <summary>What keeps backups and logs in S3, beside each server (plugin-barman-cloud 0.13, internal/cnpgi/operator/lifecycle.go).</summary>
    public static ContainerSize Archiver { get; } = new("plugin-barman-cloud", "50m", "128Mi", "512Mi");

    /// <summary>A pooler.</summary>
    public static ContainerSize PgBouncer { get; } = new("pgbouncer", "50m", "64Mi", "256Mi");

    /// <summary>What runs a restore drill.</summary>
    public static WorkloadSize DrillRunner { get; } = new() { Containers = [new ContainerSize("drill", "20m", "64Mi", "256Mi")] };

    /// <summary>The servers: a volume for data, one for logs.</summary>
    public static WorkloadSize Server(AddonContext context, Database database) => Drill(database) with { Replicas = context.Replicas(Servers) };

    /// <summary>The one server of a restore drill.</summary>
    public static WorkloadSize Drill(Database database) => new() { Containers = [PostgreSql, Archiver], Volumes = [database.Storage, LogStorage] };

    /// <summary>The Job that makes a server, on the server's volumes. It asks for what the server asks for (CloudNativePG 1.30, pkg/specs/jobs.go).</summary>
    /// <param name="role">What its container is called.</param>
    /// <param name="readsBackups">Whether it makes the server of a backup.</param>
    public static WorkloadSize Job(string role, bool readsBackups) => new() { Containers = [PostgreSql with { Name = role }, .. readsBackups ? [Archiver] : Array.Empty<ContainerSize>()] };

    /// <summary>The poolers.</summary>
    public static WorkloadSize Pooler(AddonContext context) => new() { Replicas = context.Replicas(Poolers), Containers = [PgBouncer] };
}

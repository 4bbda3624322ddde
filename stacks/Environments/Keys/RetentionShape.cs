using Infra.Components;

namespace Infra.Stacks;

/// <summary><c>platform:retention</c>.</summary>
internal sealed class RetentionShape : ObjectShape<EnvironmentRetention>
{
    // Ten years, the longest that CloudWatch keeps a log.
    private const int LongestDays = 3653;

    // CloudWatch Logs API, PutRetentionPolicy, retentionInDays.
    private static readonly NumberShape LogGroupDays = NumberShape.OneOf(
        [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, LongestDays], "days", 30);

    private static readonly NumberShape Days = NumberShape.Between(1, LongestDays, "days", 30);

    private static readonly Property<int> FlowLogs = Property<int>.Required("flowLogsDays", LogGroupDays, "How long flow logs are kept; CloudWatch knows these numbers only.");
    private static readonly Property<int> Loki = Property<int>.Required("lokiDays", Days, "How long Loki keeps the workloads' logs.");
    private static readonly Property<int> Metrics = Property<int>.Optional(
        "metricsDays", NumberShape.Between(1, 400, "days", Prometheus.DefaultRetentionDays), Prometheus.DefaultRetentionDays, "How long Prometheus keeps metrics, as far as `metricsGiB` has room for them.");

    // The smallest has room for a day of a small cluster, the largest for what one server can hold.
    private static readonly Property<int> MetricsSize = Property<int>.Optional(
        "metricsGiB", NumberShape.Between(10, 1000, "GiB", Prometheus.DefaultVolumeGiB), Prometheus.DefaultVolumeGiB, "The volume of each Prometheus server; volumes grow, and do not shrink.");

    private static readonly Property<int> DatabaseBackup = Property<int>.Required("databaseBackupDays", Days, "How far back a database can be restored.");
    private static readonly Property<int> AuditLogs = Property<int>.Required("auditLogsDays", Days, "How long the audit logs of Vault and the API servers are kept.");
    private static readonly Property<int> AccessLogs = Property<int>.Required("accessLogsDays", Days, "How long the buckets' access logs are kept.");

    private static readonly Property<int> NoncurrentVersions = Property<int>.Required(
        "noncurrentVersionsDays", Days, "How long versioned buckets keep what was overwritten or deleted.");

    public override IReadOnlyList<Property> Properties { get; } = [FlowLogs, Loki, Metrics, MetricsSize, DatabaseBackup, AuditLogs, AccessLogs, NoncurrentVersions];

    protected override EnvironmentRetention Build(ObjectReading reading) => new()
    {
        FlowLogsDays = reading.Get(FlowLogs),
        LokiDays = reading.Get(Loki),
        MetricsDays = reading.Get(Metrics),
        MetricsGiB = reading.Get(MetricsSize),
        DatabaseBackupDays = reading.Get(DatabaseBackup),
        AuditLogsDays = reading.Get(AuditLogs),
        AccessLogsDays = reading.Get(AccessLogs),
        NoncurrentVersionsDays = reading.Get(NoncurrentVersions),
    };
}

namespace Infra.Components;

/// <summary>
/// What databases tell of themselves, by the names of CloudNativePG 1.30 (pkg/management/postgres/webserver/metricserver, config/manager/default-monitoring.yaml,
/// pkg/management/pgbouncer/metricsserver) and of plugin-barman-cloud 0.13 (internal/cnpgi/instance/metrics.go). What alerts on them and shows them is
/// <see cref="CloudNativePgMonitoring"/>'s and <see cref="BarmanCloudPluginMonitoring"/>'s, once for all databases.
/// </summary>
internal static class DatabaseMonitoring
{
    /// <summary>The label that says which database a query's answer is about.</summary>
    public const string DatabaseLabel = "database";

    /// <summary>Of each server.</summary>
    public static IReadOnlyList<string> ServerMetrics { get; } =
    [
        "barman_cloud_cloudnative_pg_io_first_recoverability_point", "barman_cloud_cloudnative_pg_io_last_available_backup_timestamp",
        "barman_cloud_cloudnative_pg_io_last_failed_backup_timestamp", "cnpg_backends_max_tx_duration_seconds", "cnpg_backends_total", "cnpg_backends_waiting_total",
        "cnpg_collector_fencing_on", "cnpg_collector_last_collection_error", "cnpg_collector_pg_wal", "cnpg_collector_pg_wal_archive_status", "cnpg_collector_sync_replicas",
        "cnpg_collector_up", "cnpg_pg_database_size_bytes", "cnpg_pg_database_xid_age", "cnpg_pg_replication_in_recovery", "cnpg_pg_replication_is_wal_receiver_up",
        "cnpg_pg_replication_lag", "cnpg_pg_replication_streaming_replicas", "cnpg_pg_stat_archiver_archived_count", "cnpg_pg_stat_archiver_failed_count",
        "cnpg_pg_stat_archiver_last_archived_time", "cnpg_pg_stat_archiver_last_failed_time", "cnpg_pg_stat_database_blks_hit", "cnpg_pg_stat_database_blks_read",
        "cnpg_pg_stat_database_deadlocks", "cnpg_pg_stat_database_xact_commit", "cnpg_pg_stat_database_xact_rollback",
    ];

    /// <summary>Of each pooler.</summary>
    public static IReadOnlyList<string> PoolerMetrics { get; } =
    [
        "cnpg_pgbouncer_pools_cl_active", "cnpg_pgbouncer_pools_cl_waiting", "cnpg_pgbouncer_pools_maxwait", "cnpg_pgbouncer_pools_sv_active", "cnpg_pgbouncer_pools_sv_idle",
    ];

    /// <summary>A query whose answer says by <see cref="DatabaseLabel"/> which database it is about: servers are called <c>{database}-{number}</c>.</summary>
    /// <param name="query">The query; it has the label <c>pod</c>.</param>
    public static string WithDatabase(string query) => $"""label_replace({query}, "{DatabaseLabel}", "$1", "pod", "(.+)-[0-9]+")""";
}

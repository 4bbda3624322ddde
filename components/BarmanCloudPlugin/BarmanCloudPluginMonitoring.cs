namespace Infra.Components;

/// <summary>When somebody has to look at databases' backups, and what Grafana shows of them. What tells of them is <see cref="DatabaseMonitoring"/>'s: the plugin's container beside each server.</summary>
internal static class BarmanCloudPluginMonitoring
{
    private const string Job = $"{CloudNativePg.Namespace}/barman-cloud-plugin-plugin";
    private const string LastBackup = "barman_cloud_cloudnative_pg_io_last_available_backup_timestamp";
    private const string FirstPoint = "barman_cloud_cloudnative_pg_io_first_recoverability_point";

    /// <summary>Of the part that answers the operator (sigs.k8s.io/controller-runtime, pkg/internal/controller/metrics).</summary>
    public static IReadOnlyList<string> Metrics { get; } = ["controller_runtime_reconcile_errors_total", "controller_runtime_reconcile_total"];

    /// <summary>When somebody has to look.</summary>
    public static IReadOnlyList<Alert> Alerts { get; } =
    [
        new()
        {
            Name = "DatabaseArchivingFailing",
            Severity = AlertSeverity.Critical,
            Expression = "max by (namespace, pod) (cnpg_pg_stat_archiver_last_failed_time) > max by (namespace, pod) (cnpg_pg_stat_archiver_last_archived_time)",
            For = "15m",
            Summary = "{{ $labels.pod }} in {{ $labels.namespace }} cannot put its logs into S3: what is written is not backed up, and the logs fill their volume.",
        },
        new()
        {
            Name = "DatabaseBackupOld",
            Severity = AlertSeverity.Warning,
            // Every night there is one; a quarter of a day later it is late.
            Expression = $"time() - max by (namespace, database) ({DatabaseMonitoring.WithDatabase(LastBackup)}) > 30 * 3600",
            For = "1h",
            Summary = "The last backup of the database {{ $labels.database }} in {{ $labels.namespace }} is {{ $value | humanizeDuration }} old.",
        },
        new()
        {
            Name = "BarmanCloudPluginFailing",
            Severity = AlertSeverity.Warning,
            // A controller tries again after a thousand seconds at the latest: a shorter window would be empty in between.
            Expression = $$"""sum by (namespace, controller) (rate(controller_runtime_reconcile_errors_total{job="{{Job}}"}[20m])) / sum by (namespace, controller) (rate(controller_runtime_reconcile_total{job="{{Job}}"}[20m])) > 0.5""",
            For = "30m",
            Summary = "The Barman plugin fails more often than not to make what databases' backups need.",
        },
    ];

    /// <summary>What Grafana shows.</summary>
    public static Dashboard Dashboard { get; } = new()
    {
        Title = "Database backups",
        Rows =
        [
            new DashboardRow(
                "Backups",
                Panel.Bars("Age of the last one", PanelUnit.Seconds, new Query($"time() - max by (namespace, database) ({DatabaseMonitoring.WithDatabase(LastBackup)})", "{{database}}")) with { Thresholds = new Thresholds(93_600, 108_000) },
                Panel.Table("Can be restored from", PanelUnit.Moment, new Query($"max by (namespace, database) ({DatabaseMonitoring.WithDatabase(FirstPoint)})", "{{database}}")),
                Panel.Table("Last one that failed", PanelUnit.Moment, new Query($"max by (namespace, database) ({DatabaseMonitoring.WithDatabase("barman_cloud_cloudnative_pg_io_last_failed_backup_timestamp")}) > 0", "{{database}}"))),
            new DashboardRow(
                "Logs in S3",
                Panel.Lines("Logs put away", PanelUnit.PerSecond, new Query("sum by (namespace, pod) (rate(cnpg_pg_stat_archiver_archived_count[$__rate_interval]))", "{{pod}}")),
                Panel.Lines("Attempts that failed", PanelUnit.PerSecond, new Query("sum by (namespace, pod) (rate(cnpg_pg_stat_archiver_failed_count[$__rate_interval]))", "{{pod}}")),
                Panel.Lines("Logs that wait", PanelUnit.None, new Query("""max by (namespace, pod) (cnpg_collector_pg_wal_archive_status{value="ready"})""", "{{pod}}"))),
        ],
    };
}

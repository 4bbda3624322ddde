using System.Globalization;

namespace Infra.Components;

/// <summary>When somebody has to look at the operator or at any database, and what Grafana shows of them. What databases tell is <see cref="DatabaseMonitoring"/>'s.</summary>
internal static class CloudNativePgMonitoring
{
    // Four fifths: what is left is for those who look why.
    private const int ManyConnections = DatabaseSettings.Connections * 4 / 5;

    private const string OperatorJob = $"{CloudNativePg.Namespace}/cloudnative-pg-operator";

    /// <summary>Of the operator (sigs.k8s.io/controller-runtime 0.24, pkg/internal/controller/metrics).</summary>
    public static IReadOnlyList<string> OperatorMetrics { get; } = ["controller_runtime_reconcile_errors_total", "controller_runtime_reconcile_total"];

    /// <summary>When somebody has to look.</summary>
    public static IReadOnlyList<Alert> Alerts { get; } =
    [
        new()
        {
            Name = "DatabaseUnavailable",
            Severity = AlertSeverity.Critical,
            // Of what was there in the last day, that it may be gone altogether.
            Expression = $"max by (namespace, database) ({DatabaseMonitoring.WithDatabase("max_over_time(cnpg_collector_up[1d])")}) > 0 unless on (namespace, database) {DatabaseMonitoring.WithDatabase("cnpg_pg_replication_in_recovery == 0")}",
            Summary = "No server of the database {{ $labels.database }} in {{ $labels.namespace }} takes what is written.",
        },
        new()
        {
            Name = "DatabaseWritesWait",
            Severity = AlertSeverity.Critical,
            Expression = """max by (namespace, pod) (cnpg_pg_replication_streaming_replicas) == 0 and on (namespace, pod) (cnpg_pg_replication_in_recovery == 0) and on (namespace, pod) (cnpg_collector_sync_replicas{value="observed"} > 0)""",
            Summary = "No standby copies {{ $labels.pod }} in {{ $labels.namespace }}, and what is written waits for one.",
        },
        new()
        {
            Name = "DatabaseReplicaBehind",
            Severity = AlertSeverity.Warning,
            Expression = "max by (namespace, pod) (cnpg_pg_replication_lag > 300 or cnpg_pg_replication_is_wal_receiver_up == 0 and cnpg_pg_replication_in_recovery == 1)",
            For = "15m",
            Summary = "The standby {{ $labels.pod }} in {{ $labels.namespace }} does not keep up with its primary, or no longer copies it.",
        },
        new()
        {
            Name = "DatabaseConnectionsHigh",
            Severity = AlertSeverity.Warning,
            Expression = string.Create(CultureInfo.InvariantCulture, $"sum by (namespace, pod) (cnpg_backends_total) > {ManyConnections}"),
            For = "10m",
            Summary = string.Create(CultureInfo.InvariantCulture, $$$"""{{ $labels.pod }} in {{ $labels.namespace }} has {{ $value }} connections, of {{{DatabaseSettings.Connections}}} that it takes."""),
        },
        new()
        {
            Name = "DatabaseTransactionIdsHigh",
            Severity = AlertSeverity.Warning,
            // PostgreSQL freezes of its own accord from 200 million on, and writes no more at 2,000 million.
            Expression = $"max by (namespace, database) ({DatabaseMonitoring.WithDatabase("cnpg_pg_database_xid_age")}) > 500000000",
            For = "1h",
            Summary = "Old rows of the database {{ $labels.database }} in {{ $labels.namespace }} are not frozen: at 2,000 million transactions it stops writing.",
        },
        new()
        {
            Name = "CloudNativePgFailing",
            Severity = AlertSeverity.Warning,
            // A controller tries again after a thousand seconds at the latest: a shorter window would be empty in between.
            Expression = $$"""sum by (namespace, controller) (rate(controller_runtime_reconcile_errors_total{job="{{OperatorJob}}"}[20m])) / sum by (namespace, controller) (rate(controller_runtime_reconcile_total{job="{{OperatorJob}}"}[20m])) > 0.5""",
            For = "30m",
            Summary = "CloudNativePG's controller {{ $labels.controller }} fails more often than not: databases are not changed, failed over or backed up as they should be.",
        },
    ];

    /// <summary>What Grafana shows.</summary>
    public static Dashboard Dashboard(AddonContext context) => new()
    {
        Title = "Databases",
        Rows =
        [
            new DashboardRow(
                "Servers",
                Panel.Table("Servers", PanelUnit.None, new Query("max by (namespace, pod) (cnpg_pg_replication_in_recovery)")) with { Description = "0 is a primary, 1 a standby." },
                Panel.Lines("Behind the primary", PanelUnit.Seconds, new Query("max by (namespace, pod) (cnpg_pg_replication_lag)", "{{pod}}")) with { Thresholds = new Thresholds(60, 300) },
                Panel.Lines("Standbys that copy", PanelUnit.None, new Query("max by (namespace, pod) (cnpg_pg_replication_streaming_replicas and on (namespace, pod) cnpg_pg_replication_in_recovery == 0)", "{{pod}}")),
                Panel.Lines("Logs on the volume", PanelUnit.Bytes, new Query("""max by (namespace, pod) (cnpg_collector_pg_wal{value="size"})""", "{{pod}}"))),
            new DashboardRow(
                "Work",
                Panel.Lines(
                    "Transactions",
                    PanelUnit.PerSecond,
                    new Query("""sum by (namespace, datname) (rate(cnpg_pg_stat_database_xact_commit{datname!~"template.*|postgres"}[$__rate_interval]))""", "{{datname}}"),
                    new Query("""sum by (namespace, datname) (rate(cnpg_pg_stat_database_xact_rollback{datname!~"template.*|postgres"}[$__rate_interval]))""", "{{datname}} rolled back")),
                Panel.Lines("Connections", PanelUnit.None, new Query("sum by (namespace, pod) (cnpg_backends_total)", "{{pod}}")) with { Thresholds = new Thresholds(ManyConnections, DatabaseSettings.Connections) },
                Panel.Lines("Longest transaction", PanelUnit.Seconds, new Query("max by (namespace, pod) (cnpg_backends_max_tx_duration_seconds)", "{{pod}}")),
                Panel.Lines("Waiting for others", PanelUnit.None, new Query("max by (namespace, pod) (cnpg_backends_waiting_total)", "{{pod}}"))),
            new DashboardRow(
                "Data",
                Panel.Lines("Size", PanelUnit.Bytes, new Query("""max by (namespace, datname) (cnpg_pg_database_size_bytes{datname!~"template.*|postgres"})""", "{{datname}}")),
                Panel.Lines(
                    "Read from memory",
                    PanelUnit.Share,
                    new Query("sum by (namespace, pod) (rate(cnpg_pg_stat_database_blks_hit[$__rate_interval])) / (sum by (namespace, pod) (rate(cnpg_pg_stat_database_blks_hit[$__rate_interval])) + sum by (namespace, pod) (rate(cnpg_pg_stat_database_blks_read[$__rate_interval])))", "{{pod}}")),
                Panel.Lines("Deadlocks", PanelUnit.PerSecond, new Query("sum by (namespace, pod) (rate(cnpg_pg_stat_database_deadlocks[$__rate_interval]))", "{{pod}}")),
                Panel.Lines("Transactions since rows were frozen", PanelUnit.None, new Query("max by (namespace, pod) (cnpg_pg_database_xid_age)", "{{pod}}")) with { Thresholds = new Thresholds(500_000_000, 1_500_000_000) }),
            .. context.Teams.Any(team => team.Workloads.Any(workload => workload.Database is { Pooled: true })) ? new[] { Poolers } : [],
        ],
    };

    private static DashboardRow Poolers { get; } = new(
        "Poolers",
        Panel.Lines(
            "Clients",
            PanelUnit.None,
            new Query("sum by (namespace, pod) (cnpg_pgbouncer_pools_cl_active)", "{{pod}} served"),
            new Query("sum by (namespace, pod) (cnpg_pgbouncer_pools_cl_waiting)", "{{pod}} waiting")),
        Panel.Lines("Longest wait", PanelUnit.Seconds, new Query("max by (namespace, pod) (cnpg_pgbouncer_pools_maxwait)", "{{pod}}")),
        Panel.Lines(
            "Connections",
            PanelUnit.None,
            new Query("sum by (namespace, pod) (cnpg_pgbouncer_pools_sv_active)", "{{pod}} used"),
            new Query("sum by (namespace, pod) (cnpg_pgbouncer_pools_sv_idle)", "{{pod}} idle")));
}

namespace Infra.Components;

/// <summary>What Loki tells of itself, what somebody has to look after, and what Grafana shows (https://github.com/grafana/loki/tree/v3.7.6).</summary>
internal static class LokiMonitoring
{
    /// <summary>The metrics that are kept.</summary>
    public static IReadOnlyList<string> Metrics { get; } =
    [
        "loki_build_info",
        "loki_compactor_apply_retention_last_successful_run_timestamp_seconds",
        "loki_discarded_bytes_total",
        "loki_discarded_samples_total",
        "loki_distributor_bytes_received_total",
        "loki_distributor_lines_received_total",
        "loki_ingester_chunks_flush_failures_total",
        "loki_ingester_chunks_flushed_total",
        "loki_ingester_memory_chunks",
        "loki_ingester_memory_streams",
        "loki_ingester_wal_disk_full_failures_total",
        "loki_objstore_bucket_operation_failures_total",
        "loki_objstore_bucket_operations_total",
        "loki_request_duration_seconds_bucket",
        "loki_request_duration_seconds_count",
    ];

    public static IReadOnlyList<Alert> Alerts { get; } =
    [
        new()
        {
            Name = "LokiReceivesNothing",
            Severity = AlertSeverity.Critical,
            Expression = "(sum(rate(loki_distributor_lines_received_total[10m])) or vector(0)) == 0",
            For = "15m",
            Summary = "Loki has received no line for 15 minutes: what happens now may never be read, audit logs included",
        },
        new()
        {
            Name = "LokiCannotStore",
            Severity = AlertSeverity.Critical,
            Expression = "sum(rate(loki_ingester_chunks_flush_failures_total[10m])) > 0",
            For = "30m",
            Summary = "Loki has failed to write logs to S3 for 30 minutes: they pile up on its volumes",
        },
        new()
        {
            Name = "LokiRequestErrors",
            Severity = AlertSeverity.Warning,
            Expression = """sum by (route) (rate(loki_request_duration_seconds_count{status_code=~"5.."}[5m])) / sum by (route) (rate(loki_request_duration_seconds_count[5m])) > 0.05""",
            For = "15m",
            Summary = "Loki fails {{ $value | humanizePercentage }} of the requests to {{ $labels.route }}",
        },
        new()
        {
            Name = "LokiDiscardsLogs",
            Severity = AlertSeverity.Warning,
            Expression = "sum by (tenant, reason) (rate(loki_discarded_samples_total[5m])) > 1",
            For = "15m",
            Summary = "Loki refuses {{ $value | humanize }} lines a second of {{ $labels.tenant }}: {{ $labels.reason }}",
        },
        new()
        {
            Name = "LokiKeepsTooLong",
            Severity = AlertSeverity.Warning,
            Expression = "time() - max(loki_compactor_apply_retention_last_successful_run_timestamp_seconds) > 6 * 3600",
            For = "3h",
            Summary = "Loki has deleted nothing that is past its days for six hours",
        },
    ];

    public static Dashboard Dashboard { get; } = new()
    {
        Title = "Loki",
        Rows =
        [
            new(
                "What comes in",
                Panel.Lines("Lines by tenant", PanelUnit.PerSecond, new Query("sum by (tenant) (rate(loki_distributor_lines_received_total[$__rate_interval]))", "{{tenant}}")),
                Panel.Lines("Bytes by tenant", PanelUnit.BytesPerSecond, new Query("sum by (tenant) (rate(loki_distributor_bytes_received_total[$__rate_interval]))", "{{tenant}}")),
                Panel.Lines("Refused lines", PanelUnit.PerSecond, new Query("sum by (tenant, reason) (rate(loki_discarded_samples_total[$__rate_interval]))", "{{tenant}}: {{reason}}"))),
            new(
                "What is asked",
                Panel.Lines("Requests by route", PanelUnit.RequestsPerSecond, new Query("sum by (route) (rate(loki_request_duration_seconds_count[$__rate_interval]))", "{{route}}")),
                Panel.Lines(
                    "Failed requests", PanelUnit.RequestsPerSecond,
                    new Query("""sum by (route, status_code) (rate(loki_request_duration_seconds_count{status_code=~"5.."}[$__rate_interval]))""", "{{route}} {{status_code}}")),
                Panel.Lines(
                    "Slowest hundredth", PanelUnit.Seconds,
                    new Query("histogram_quantile(0.99, sum by (le, route) (rate(loki_request_duration_seconds_bucket[$__rate_interval])))", "{{route}}"))),
            new(
                "What is kept",
                Panel.Lines("Chunks written", PanelUnit.PerSecond, new Query("sum by (pod) (rate(loki_ingester_chunks_flushed_total[$__rate_interval]))", "{{pod}}"),
                    new Query("sum(rate(loki_ingester_chunks_flush_failures_total[$__rate_interval]))", "failed")),
                Panel.Lines("Streams in memory", PanelUnit.None, new Query("loki_ingester_memory_streams", "{{pod}} {{tenant}}")),
                Panel.Lines(
                    "Calls of S3 that fail", PanelUnit.PerSecond,
                    new Query("sum by (operation) (rate(loki_objstore_bucket_operation_failures_total[$__rate_interval]))", "{{operation}}")),
                Panel.Number("Old logs last deleted", PanelUnit.Moment, new Query("max(loki_compactor_apply_retention_last_successful_run_timestamp_seconds)"))),
        ],
    };
}

namespace Infra.Components;

/// <summary>What Alloy tells of itself, what somebody has to look after, and what Grafana shows (https://github.com/grafana/alloy/tree/v1.18.1).</summary>
internal static class AlloyMonitoring
{
    private const string Machines = $"{Alloy.Namespace}/alloy-machine";
    private const string Events = $"{Loki.Namespace}/alloy-events-events";

    /// <summary>The metrics that are kept.</summary>
    public static IReadOnlyList<string> Metrics { get; } =
    [
        "alloy_build_info",
        "alloy_component_controller_running_components",
        "loki_process_dropped_lines_total",
        "loki_source_file_files_active_total",
        "loki_source_file_read_bytes_total",
        "loki_write_batch_retries_total",
        "loki_write_dropped_entries_total",
        "loki_write_request_duration_seconds_bucket",
        "loki_write_request_duration_seconds_count",
        "loki_write_sent_bytes_total",
        "loki_write_sent_entries_total",
    ];

    public static IReadOnlyList<Alert> Alerts { get; } =
    [
        new()
        {
            Name = "AlloyDropsLogs",
            Severity = AlertSeverity.Warning,
            Expression = "sum by (tenant, reason) (increase(loki_write_dropped_entries_total[15m])) > 100",
            For = "15m",
            Summary = "Alloy has dropped {{ $value | humanize }} lines of {{ $labels.tenant }} in 15 minutes: {{ $labels.reason }}",
        },
        new()
        {
            Name = "AlloyCannotSend",
            Severity = AlertSeverity.Warning,
            Expression = $$"""sum by (pod) (rate(loki_write_batch_retries_total{job="{{Machines}}"}[5m])) > 0 unless sum by (pod) (rate(loki_write_sent_entries_total{job="{{Machines}}"}[5m])) > 0""",
            For = "30m",
            Summary = "{{ $labels.pod }} has sent no line to Loki for 30 minutes and tries again and again: files that the kubelet takes away meanwhile are lost",
        },
        new()
        {
            Name = "AlloyComponentUnhealthy",
            Severity = AlertSeverity.Warning,
            Expression = $$"""sum by (pod) (alloy_component_controller_running_components{job="{{Machines}}",health_type!="healthy"}) > 0""",
            For = "15m",
            Summary = "Parts of the configuration of {{ $labels.pod }} do not work",
        },
    ];

    public static Dashboard Dashboard { get; } = new()
    {
        Title = "Alloy",
        Rows =
        [
            new(
                "What is read and sent",
                Panel.Lines("Bytes read by machine", PanelUnit.BytesPerSecond, new Query($$"""sum by (pod) (rate(loki_source_file_read_bytes_total{job="{{Machines}}"}[$__rate_interval]))""", "{{pod}}")),
                Panel.Lines("Lines sent by tenant", PanelUnit.PerSecond, new Query("sum by (tenant) (rate(loki_write_sent_entries_total[$__rate_interval]))", "{{tenant}}")),
                Panel.Lines("Open files by machine", PanelUnit.None, new Query($$"""sum by (pod) (loki_source_file_files_active_total{job="{{Machines}}"})""", "{{pod}}"))),
            new(
                "What is lost or late",
                Panel.Lines("Dropped lines", PanelUnit.PerSecond,
                    new Query("sum by (tenant, reason) (rate(loki_write_dropped_entries_total[$__rate_interval]))", "{{tenant}}: {{reason}}"),
                    new Query("sum by (reason) (rate(loki_process_dropped_lines_total[$__rate_interval]))", "before sending: {{reason}}")),
                Panel.Lines("Tried again", PanelUnit.PerSecond, new Query("sum by (pod) (rate(loki_write_batch_retries_total[$__rate_interval]))", "{{pod}}")),
                Panel.Lines("Slowest hundredth of sending", PanelUnit.Seconds, new Query("histogram_quantile(0.99, sum by (le) (rate(loki_write_request_duration_seconds_bucket[$__rate_interval])))", "p99"))),
        ],
    };

    public static IReadOnlyList<Alert> EventAlerts { get; } =
    [
        new()
        {
            Name = "AlloyEventsSilent",
            Severity = AlertSeverity.Warning,
            Expression = $$"""(sum(increase(loki_write_sent_entries_total{job="{{Events}}"}[7h])) or vector(0)) == 0""",
            For = "1h",
            Summary = "No event of the cluster has come to Loki for seven hours",
        },
    ];

    public static Dashboard EventDashboard { get; } = new()
    {
        Title = "Events of the cluster",
        Rows =
        [
            new("Events", Panel.Lines("Sent by tenant", PanelUnit.PerSecond, new Query($$"""sum by (tenant) (rate(loki_write_sent_entries_total{job="{{Events}}"}[$__rate_interval]))""", "{{tenant}}"))),
            new("Warnings", Panel.Logs("Events that warn", """{app="kubernetes", container="events"} | json | type="Warning" """.TrimEnd())),
        ],
    };
}

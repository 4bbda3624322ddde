namespace Infra.Components;

/// <summary>What Prometheus and its operator tell of themselves.</summary>
internal static class PrometheusMonitoring
{
    /// <summary>What is kept of Prometheus' own metrics.</summary>
    public static IReadOnlyList<string> Metrics { get; } =
    [
        "prometheus_config_last_reload_successful", "prometheus_notifications_alertmanagers_discovered", "prometheus_notifications_dropped_total",
        "prometheus_notifications_errors_total", "prometheus_notifications_sent_total", "prometheus_rule_evaluation_failures_total",
        "prometheus_rule_group_iterations_missed_total", "prometheus_rule_group_last_duration_seconds", "prometheus_target_scrapes_exceeded_sample_limit_total",
        "prometheus_tsdb_compactions_failed_total", "prometheus_tsdb_head_samples_appended_total", "prometheus_tsdb_head_series",
        "prometheus_tsdb_lowest_timestamp_seconds", "prometheus_tsdb_retention_limit_bytes", "prometheus_tsdb_size_retentions_total",
        "prometheus_tsdb_storage_blocks_bytes", "prometheus_tsdb_wal_corruptions_total",
    ];

    /// <summary>What is kept of the operator's.</summary>
    public static IReadOnlyList<string> OperatorMetrics { get; } =
        ["prometheus_operator_managed_resources", "prometheus_operator_reconcile_errors_total", "prometheus_operator_reconcile_operations_total"];

    public static IReadOnlyList<Alert> Alerts { get; } =
    [
        new()
        {
            Name = AlertmanagerConfiguration.WatchdogAlert,
            Severity = AlertSeverity.Warning,
            Expression = "vector(1)",
            For = "0s",
            Summary = "Alerts reach Alertmanager; where this one is missing, none do",
        },
        new()
        {
            Name = "PrometheusRuleFailures",
            Severity = AlertSeverity.Warning,
            Expression = "sum by (pod, rule_group) (increase(prometheus_rule_evaluation_failures_total[15m])) > 0",
            Summary = "Rules of {{ $labels.rule_group }} fail in {{ $labels.pod }}, and alerts may be missing",
        },
        new()
        {
            Name = "PrometheusNotIngesting",
            Severity = AlertSeverity.Critical,
            Expression = "sum by (pod) (rate(prometheus_tsdb_head_samples_appended_total[5m])) <= 0",
            For = "10m",
            Summary = "{{ $labels.pod }} takes no metrics in",
        },
        new()
        {
            Name = "PrometheusStorageFull",
            Severity = AlertSeverity.Warning,
            Expression = "max by (pod) (increase(prometheus_tsdb_size_retentions_total[1d])) > 0",
            For = "15m",
            Summary = "{{ $labels.pod }} deletes metrics before their time, as its volume is too small",
        },
        new()
        {
            Name = "PrometheusNotAlerting",
            Severity = AlertSeverity.Critical,
            Expression = "min by (pod) (prometheus_notifications_alertmanagers_discovered) < 1 or sum by (pod) (rate(prometheus_notifications_dropped_total[5m])) > 0",
            For = "10m",
            Summary = "{{ $labels.pod }} cannot tell Alertmanager of alerts",
        },
        new()
        {
            Name = "PrometheusConfigurationRejected",
            Severity = AlertSeverity.Warning,
            Expression = "min by (pod) (prometheus_config_last_reload_successful) == 0",
            For = "10m",
            Summary = "{{ $labels.pod }} runs on with an older configuration, as it cannot read the newest",
        },
        new()
        {
            Name = "PrometheusTargetTooLarge",
            Severity = AlertSeverity.Warning,
            Expression = "sum by (pod) (increase(prometheus_target_scrapes_exceeded_sample_limit_total[15m])) > 0",
            Summary = "{{ $labels.pod }} drops all metrics of a target that tells more than 100,000",
        },
        new()
        {
            Name = "PrometheusOperatorFailing",
            Severity = AlertSeverity.Warning,
            Expression =
                "sum by (controller) (rate(prometheus_operator_reconcile_errors_total[15m])) / sum by (controller) (rate(prometheus_operator_reconcile_operations_total[15m])) > 0.1"
                + " or sum by (resource) (prometheus_operator_managed_resources{state=\"rejected\"}) > 0",
            For = "15m",
            Summary = "The operator cannot set up {{ with $labels.resource }}a {{ . }}{{ else }}what it makes{{ end }}",
        },
    ];

    public static Dashboard Dashboard { get; } = new()
    {
        Title = "Prometheus and Alertmanager",
        Rows =
        [
            new DashboardRow(
                "Metrics",
                Panel.Number("Targets that answer", PanelUnit.Share, new Query("avg(up)")) with { Thresholds = new Thresholds(0.99, 0.9) },
                Panel.Lines("Series in memory", PanelUnit.None, new Query("prometheus_tsdb_head_series", "{{pod}}")),
                Panel.Lines("Samples taken in", PanelUnit.PerSecond, new Query("rate(prometheus_tsdb_head_samples_appended_total[$__rate_interval])", "{{pod}}"))),
            new DashboardRow(
                "Storage",
                Panel.Lines(
                    "Room taken, of what it may",
                    PanelUnit.Share,
                    new Query("prometheus_tsdb_storage_blocks_bytes / prometheus_tsdb_retention_limit_bytes", "{{pod}}")),
                Panel.Number("Oldest metric", PanelUnit.Moment, new Query("min(prometheus_tsdb_lowest_timestamp_seconds)")),
                Panel.Bars("Slowest groups of rules", PanelUnit.Seconds, new Query("topk(10, max by (rule_group) (prometheus_rule_group_last_duration_seconds))", "{{rule_group}}"))),
            AlertmanagerMonitoring.Row,
            new DashboardRow(
                "API servers and DNS",
                Panel.Lines("Requests to the API servers", PanelUnit.RequestsPerSecond, new Query("sum by (verb) (rate(apiserver_request_total[$__rate_interval]))", "{{verb}}")),
                Panel.Lines(
                    "Failed requests",
                    PanelUnit.Share,
                    new Query("sum(rate(apiserver_request_total{code=~\"5..\"}[$__rate_interval])) / sum(rate(apiserver_request_total[$__rate_interval]))", "of all")),
                Panel.Lines("etcd", PanelUnit.Bytes, new Query("max(apiserver_storage_size_bytes)", "size")),
                Panel.Lines("DNS", PanelUnit.RequestsPerSecond, new Query("sum by (rcode) (rate(coredns_dns_responses_total[$__rate_interval]))", "{{rcode}}"))),
        ],
    };
}

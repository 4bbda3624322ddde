namespace Infra.Components;

/// <summary>What a Grafana tells of itself, what somebody has to look after, and what it shows of itself (https://github.com/grafana/grafana/tree/v13.2.0).</summary>
internal static class GrafanaMonitoring
{
    private const string Job = $"{Loki.Namespace}/grafana-server";
    private const string AuditJob = $"{Loki.Namespace}/grafana-audit-server";

    /// <summary>The metrics that are kept.</summary>
    public static IReadOnlyList<string> Metrics { get; } =
    [
        "grafana_api_login_oauth_total",
        "grafana_build_info",
        "grafana_datasource_request_duration_seconds_bucket",
        "grafana_datasource_request_total",
        "grafana_http_request_duration_seconds_bucket",
        "grafana_http_request_duration_seconds_count",
    ];

    public static IReadOnlyList<Alert> Alerts { get; } =
    [
        Sources("GrafanaSourcesFail", Job, "Grafana"),
        Errors("GrafanaRequestsFail", Job, "Grafana"),
    ];

    public static IReadOnlyList<Alert> AuditAlerts { get; } = [Sources("GrafanaAuditSourcesFail", AuditJob, "The Grafana of audit logs")];

    public static Dashboard Dashboard { get; } = DashboardOf("Grafana", Job);

    public static Dashboard AuditDashboard { get; } = DashboardOf("Grafana of audit logs", AuditJob);

    private static Alert Sources(string name, string job, string who) => new()
    {
        Name = name,
        Severity = AlertSeverity.Warning,
        Expression = $$"""sum by (datasource) (rate(grafana_datasource_request_total{job="{{job}}",code=~"5.."}[10m])) / sum by (datasource) (rate(grafana_datasource_request_total{job="{{job}}"}[10m])) > 0.2""",
        For = "15m",
        Summary = who + " gets errors for {{ $value | humanizePercentage }} of what it asks {{ $labels.datasource }}",
    };

    private static Alert Errors(string name, string job, string who) => new()
    {
        Name = name,
        Severity = AlertSeverity.Warning,
        Expression = $$"""sum(rate(grafana_http_request_duration_seconds_count{job="{{job}}",status_code=~"5.."}[10m])) / sum(rate(grafana_http_request_duration_seconds_count{job="{{job}}"}[10m])) > 0.1""",
        For = "15m",
        Summary = who + " fails {{ $value | humanizePercentage }} of the requests: people see no dashboards, or cannot sign in",
    };

    private static Dashboard DashboardOf(string title, string job) => new()
    {
        Title = title,
        Rows =
        [
            new(
                "Requests",
                Panel.Lines("By answer", PanelUnit.RequestsPerSecond, new Query($$"""sum by (status_code) (rate(grafana_http_request_duration_seconds_count{job="{{job}}"}[$__rate_interval]))""", "{{status_code}}")),
                Panel.Lines("Slowest hundredth", PanelUnit.Seconds, new Query($$"""histogram_quantile(0.99, sum by (le) (rate(grafana_http_request_duration_seconds_bucket{job="{{job}}"}[$__rate_interval])))""", "p99")),
                Panel.Lines("People who signed in", PanelUnit.None, new Query($$"""sum(increase(grafana_api_login_oauth_total{job="{{job}}"}[1h]))""", "in the hour before"))),
            new(
                "What it asks",
                Panel.Lines("By data source and answer", PanelUnit.RequestsPerSecond, new Query($$"""sum by (datasource, code) (rate(grafana_datasource_request_total{job="{{job}}"}[$__rate_interval]))""", "{{datasource}} {{code}}")),
                Panel.Lines("Slowest tenth", PanelUnit.Seconds, new Query($$"""histogram_quantile(0.9, sum by (le, datasource) (rate(grafana_datasource_request_duration_seconds_bucket{job="{{job}}"}[$__rate_interval])))""", "{{datasource}}"))),
        ],
    };
}

namespace Infra.Components;

/// <summary>When somebody has to look at the portal, and what Grafana shows of it: what its sidecar and its database tell, for metrics of its own are an image's to tell.</summary>
internal static class BackstageMonitoring
{
    private const string Requests = $"reporter=\"destination\",destination_workload_namespace=\"{Backstage.Namespace}\"";

    /// <summary>When somebody has to look.</summary>
    public static IReadOnlyList<Alert> Alerts { get; } =
    [
        new()
        {
            Name = "BackstageErrors",
            Severity = AlertSeverity.Warning,
            Expression = $$"""sum by (destination_workload_namespace) (rate(istio_requests_total{{{Requests}},response_code=~"5.."}[10m])) / sum by (destination_workload_namespace) (rate(istio_requests_total{{{Requests}}}[10m])) > 0.05""",
            For = "15m",
            Summary = "The portal fails {{ $value | humanizePercentage }} of what it is asked.",
        },
        new()
        {
            Name = "BackstageSlow",
            Severity = AlertSeverity.Warning,
            Expression = $$"""histogram_quantile(0.95, sum by (destination_workload_namespace, le) (rate(istio_request_duration_milliseconds_bucket{{{Requests}}}[10m]))) > 5000""",
            For = "30m",
            Summary = "A twentieth of the portal's answers takes longer than {{ $value | humanize }} ms.",
        },
    ];

    /// <summary>What Grafana shows.</summary>
    public static Dashboard Dashboard { get; } = new()
    {
        Title = "Backstage",
        Rows =
        [
            new DashboardRow(
                "People",
                Panel.Lines(
                    "Sign-ins",
                    PanelUnit.PerSecond,
                    new Query($$"""sum(rate(keycloak_user_events_total{event="login",error="",client_id="{{Backstage.Client.ClientId}}"}[$__rate_interval]))""", "signed in"),
                    new Query($$"""sum(rate(keycloak_user_events_total{event="login",error!="",client_id="{{Backstage.Client.ClientId}}"}[$__rate_interval]))""", "failed")),
                Panel.Lines("Requests", PanelUnit.RequestsPerSecond, new Query($$"""sum by (response_code) (rate(istio_requests_total{{{Requests}}}[$__rate_interval]))""", "{{response_code}}")),
                Panel.Lines(
                    "Time to answer (ms)",
                    PanelUnit.None,
                    new Query($$"""histogram_quantile(0.5, sum by (le) (rate(istio_request_duration_milliseconds_bucket{{{Requests}}}[$__rate_interval])))""", "half"),
                    new Query($$"""histogram_quantile(0.95, sum by (le) (rate(istio_request_duration_milliseconds_bucket{{{Requests}}}[$__rate_interval])))""", "95 %"))),
            new DashboardRow(
                "Database",
                Panel.Lines("Connections", PanelUnit.None, new Query($$"""sum by (pod) (cnpg_backends_total{namespace="{{Backstage.Namespace}}"})""", "{{pod}}")),
                Panel.Lines("Size", PanelUnit.Bytes, new Query($$"""max(cnpg_pg_database_size_bytes{namespace="{{Backstage.Namespace}}",datname="{{Backstage.Database.DatabaseName}}"})""", "{{datname}}"))),
            new DashboardRow("Logs", Panel.Logs("Errors", $$"""{namespace="{{Backstage.Namespace}}"} |= "error" """.TrimEnd())),
        ],
    };
}

namespace Infra.Components;

/// <summary>
/// What Keycloak tells of itself, when somebody has to look, and what Grafana shows. Names are those of Keycloak's guides on observability (docs/guides/observability,
/// "Metrics for troubleshooting"); of JGroups' own the guide says that they change, and they are left out.
/// </summary>
internal static class KeycloakMonitoring
{
    private const string InNamespace = $"namespace=\"{Keycloak.Namespace}\"";

    /// <summary>Of each server.</summary>
    public static IReadOnlyList<string> Metrics { get; } =
    [
        "agroal_active_count", "agroal_available_count", "agroal_awaiting_count", "http_server_active_requests", "http_server_requests_seconds_count", "http_server_requests_seconds_sum",
        "jvm_gc_overhead", "jvm_memory_committed_bytes", "jvm_memory_used_bytes", "keycloak_credentials_password_hashing_validations_total", "keycloak_user_events_total",
        "vendor_cluster_size",
    ];

    /// <summary>When somebody has to look.</summary>
    public static IReadOnlyList<Alert> Alerts { get; } =
    [
        new()
        {
            Name = "KeycloakErrors",
            Severity = AlertSeverity.Critical,
            Expression = $$"""sum by (namespace) (rate(http_server_requests_seconds_count{{{InNamespace}},status=~"5.."}[5m])) / sum by (namespace) (rate(http_server_requests_seconds_count{{{InNamespace}}}[5m])) > 0.05""",
            For = "10m",
            Summary = "Keycloak fails {{ $value | humanizePercentage }} of what it is asked: people cannot sign in to the clusters, nor to anything of the platform.",
        },
        new()
        {
            Name = "KeycloakSignInsFailing",
            Severity = AlertSeverity.Warning,
            // Somebody tries passwords, or a client was changed and its people no longer get in.
            Expression = """sum by (realm, client_id) (increase(keycloak_user_events_total{event="login",error!=""}[15m])) > 30 and sum by (realm, client_id) (increase(keycloak_user_events_total{event="login",error!=""}[15m])) / sum by (realm, client_id) (increase(keycloak_user_events_total{event="login"}[15m])) > 0.8""",
            For = "15m",
            Summary = "More than four fifths of the sign-ins to {{ $labels.client_id }} in the realm {{ $labels.realm }} fail.",
        },
        new()
        {
            Name = "KeycloakWaitsForDatabase",
            Severity = AlertSeverity.Warning,
            Expression = $$"""max by (namespace, pod) (min_over_time(agroal_awaiting_count{{{InNamespace}}}[5m])) > 0""",
            For = "10m",
            Summary = "All database connections of {{ $labels.pod }} are taken, and requests wait for one.",
        },
        new()
        {
            Name = "KeycloakSplit",
            Severity = AlertSeverity.Warning,
            Expression = $$"""min by (namespace) (vendor_cluster_size{{{InNamespace}}}) < count by (namespace) (vendor_cluster_size{{{InNamespace}}})""",
            For = "10m",
            Summary = "Keycloak's servers do not see each other: who has signed in at one is not known at the other.",
        },
        new()
        {
            Name = "KeycloakMemoryLow",
            Severity = AlertSeverity.Warning,
            Expression = $$"""max by (namespace, pod) (jvm_gc_overhead{{{InNamespace}}}) > 0.2""",
            For = "15m",
            Summary = "{{ $labels.pod }} spends {{ $value | humanizePercentage }} of its time looking for free memory.",
        },
    ];

    /// <summary>What Grafana shows.</summary>
    public static Dashboard Dashboard { get; } = new()
    {
        Title = "Keycloak",
        Rows =
        [
            new DashboardRow(
                "People",
                Panel.Lines("Sign-ins", PanelUnit.PerSecond, new Query("""sum by (client_id) (rate(keycloak_user_events_total{event="login",error=""}[$__rate_interval]))""", "{{client_id}}")),
                Panel.Lines(
                    "Sign-ins that fail", PanelUnit.PerSecond, new Query("""sum by (client_id, error) (rate(keycloak_user_events_total{event="login",error!=""}[$__rate_interval]))""", "{{client_id}} {{error}}")),
                Panel.Lines(
                    "Other events", PanelUnit.PerSecond, new Query("""sum by (event) (rate(keycloak_user_events_total{event!="login"}[$__rate_interval]))""", "{{event}}")),
                Panel.Lines(
                    "Passwords checked", PanelUnit.PerSecond, new Query("sum by (outcome) (rate(keycloak_credentials_password_hashing_validations_total[$__rate_interval]))", "{{outcome}}"))),
            new DashboardRow(
                "Requests",
                Panel.Lines("By answer", PanelUnit.RequestsPerSecond, new Query($$"""sum by (outcome) (rate(http_server_requests_seconds_count{{{InNamespace}}}[$__rate_interval]))""", "{{outcome}}")),
                Panel.Lines(
                    "Mean time",
                    PanelUnit.Seconds,
                    new Query($$"""sum by (pod) (rate(http_server_requests_seconds_sum{{{InNamespace}}}[$__rate_interval])) / sum by (pod) (rate(http_server_requests_seconds_count{{{InNamespace}}}[$__rate_interval]))""", "{{pod}}")),
                Panel.Lines("Under way", PanelUnit.None, new Query($$"""sum by (pod) (http_server_active_requests{{{InNamespace}}})""", "{{pod}}"))),
            new DashboardRow(
                "Servers",
                Panel.Lines(
                    "Database connections",
                    PanelUnit.None,
                    new Query($$"""sum by (pod) (agroal_active_count{{{InNamespace}}})""", "{{pod}} used"),
                    new Query($$"""sum by (pod) (agroal_awaiting_count{{{InNamespace}}})""", "{{pod}} waited for")),
                Panel.Lines("Java's memory", PanelUnit.Bytes, new Query($$"""sum by (pod, area) (jvm_memory_used_bytes{{{InNamespace}}})""", "{{pod}} {{area}}")),
                Panel.Lines("Time spent on free memory", PanelUnit.Share, new Query($$"""max by (pod) (jvm_gc_overhead{{{InNamespace}}})""", "{{pod}}")) with { Thresholds = new Thresholds(0.1, 0.2) },
                Panel.Number("Servers that see each other", PanelUnit.None, new Query($$"""min(vendor_cluster_size{{{InNamespace}}})"""))),
        ],
    };
}

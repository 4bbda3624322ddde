namespace Infra.Components;

/// <summary>What is watched of certificates (https://github.com/cert-manager/cert-manager/tree/v1.21.1/internal/collectors and pkg/metrics).</summary>
internal static class CertManagerMonitoring
{
    private const string Ready = "certmanager_certificate_ready_status";
    private const string Expiration = "certmanager_certificate_expiration_timestamp_seconds";
    private const string Renewal = "certmanager_certificate_renewal_timestamp_seconds";
    private const string Issuers = "certmanager_clusterissuer_ready_status";
    private const string AcmeRequests = "certmanager_http_acme_client_request_count";
    private const string Syncs = "certmanager_controller_sync_call_count";
    private const string Failures = "certmanager_controller_sync_error_count";
    private const string Reviews = "controller_runtime_webhook_requests_total";

    public static IReadOnlyList<string> ControllerMetrics { get; } = [Expiration, Ready, Renewal, Issuers, Failures, Syncs, AcmeRequests];

    public static IReadOnlyList<string> WebhookMetrics { get; } = [Reviews];

    public static IReadOnlyList<string> CaInjectorMetrics { get; } = ["controller_runtime_reconcile_errors_total", "controller_runtime_reconcile_total"];

    // Let's Encrypt's certificates are renewed 30 days before their end, the others a third of their time before it.
    public static IReadOnlyList<Alert> Alerts { get; } =
    [
        new Alert
        {
            Name = "CertificateExpiresSoon",
            Severity = AlertSeverity.Critical,
            Expression = $"min by (namespace, name) ({MetricLabels.OfObject($"{Expiration} > 0")}) - time() < 3 * 24 * 3600",
            For = "15m",
            Summary = "The certificate {{ $labels.namespace }}/{{ $labels.name }} ends in {{ $value | humanizeDuration }}",
        },
        new Alert
        {
            Name = "CertificateRenewalOverdue",
            Severity = AlertSeverity.Warning,
            Expression = $"time() - max by (namespace, name) ({MetricLabels.OfObject($"{Renewal} > 0")}) > 24 * 3600",
            For = "1h",
            Summary = "The certificate {{ $labels.namespace }}/{{ $labels.name }} was to be renewed {{ $value | humanizeDuration }} ago",
        },
        new Alert
        {
            Name = "CertificateNotReady",
            Severity = AlertSeverity.Warning,
            Expression = $$"""max by (namespace, name) ({{MetricLabels.OfObject($$"""{{Ready}}{condition="True"}""")}}) == 0""",
            For = "30m",
            Summary = "The certificate {{ $labels.namespace }}/{{ $labels.name }} is not issued",
        },
        new Alert
        {
            Name = "IssuerNotReady",
            Severity = AlertSeverity.Warning,
            Expression = $$"""max by (name) ({{Issuers}}{condition="True"}) == 0""",
            For = "15m",
            Summary = "The ClusterIssuer {{ $labels.name }} issues nothing",
        },
        new Alert
        {
            Name = "AcmeRateLimited",
            Severity = AlertSeverity.Warning,
            Expression = Counters.Counted("host", $$"""{{AcmeRequests}}{status="429"}""", "1h"),
            Summary = "{{ $labels.host }} takes no more requests for certificates for now",
        },
    ];

    public static Dashboard Dashboard { get; } = new()
    {
        Title = "Certificates",
        Rows =
        [
            new DashboardRow(
                "Certificates",
                Panel.Number(
                    "Not ready", PanelUnit.None, new Query($$"""count(max by (namespace, name) ({{MetricLabels.OfObject($$"""{{Ready}}{condition="True"}""")}}) == 0) or vector(0)""")) with
                {
                    Thresholds = new Thresholds(1, 3),
                },
                Panel.Table("Ends", PanelUnit.Moment, new Query($"sort(min by (namespace, name) ({MetricLabels.OfObject($"{Expiration} > 0")}))", "{{namespace}}/{{name}}")),
                Panel.Table("Is renewed", PanelUnit.Moment, new Query($"sort(min by (namespace, name) ({MetricLabels.OfObject($"{Renewal} > 0")}))", "{{namespace}}/{{name}}"))),
            new DashboardRow(
                "Issuers",
                Panel.Lines("Requests to certificate authorities", PanelUnit.RequestsPerSecond, new Query($"sum by (host, status) (rate({AcmeRequests}[$__rate_interval]))", "{{host}} {{status}}")),
                Panel.Lines("Failed runs", PanelUnit.PerSecond, new Query($"sum by (controller) (rate({Failures}[$__rate_interval]))", "{{controller}}")),
                Panel.Lines("Runs", PanelUnit.PerSecond, new Query($"sum by (controller) (rate({Syncs}[$__rate_interval]))", "{{controller}}"))),
            new DashboardRow(
                "Webhook",
                Panel.Lines(
                    "Reviews", PanelUnit.RequestsPerSecond, new Query($$"""sum by (webhook, code) (rate({{Reviews}}{namespace="cert-manager"}[$__rate_interval]))""", "{{webhook}} {{code}}"))),
        ],
    };
}

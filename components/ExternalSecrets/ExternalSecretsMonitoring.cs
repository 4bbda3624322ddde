namespace Infra.Components;

/// <summary>What is watched of secrets on their way from Vault (https://github.com/external-secrets/external-secrets/blob/helm-chart-2.9.0/docs/api/metrics.md).</summary>
internal static class ExternalSecretsMonitoring
{
    private const string Conditions = "externalsecret_status_condition";
    private const string ClusterStores = "clustersecretstore_status_condition";
    private const string Stores = "secretstore_status_condition";
    private const string Calls = "externalsecret_provider_api_calls_count";
    private const string Syncs = "externalsecret_sync_calls_total";
    private const string Failures = "externalsecret_sync_calls_error";
    private const string Reviews = "controller_runtime_webhook_requests_total";
    private const string NotReady = """{condition="Ready", status="False"}""";

    public static IReadOnlyList<string> ControllerMetrics { get; } = [ClusterStores, Calls, Conditions, Failures, Syncs, Stores];

    public static IReadOnlyList<string> WebhookMetrics { get; } = [Reviews];

    public static IReadOnlyList<Alert> Alerts { get; } =
    [
        new Alert
        {
            Name = "ExternalSecretNotReady",
            Severity = AlertSeverity.Warning,
            Expression = $"max by (namespace, name) ({MetricLabels.OfObject(Conditions + NotReady)}) == 1",
            For = "15m",
            Summary = "The Secret of {{ $labels.namespace }}/{{ $labels.name }} is not brought from Vault",
        },
        new Alert
        {
            Name = "SecretStoreNotReady",
            Severity = AlertSeverity.Warning,
            Expression = $"max by (namespace, name) ({MetricLabels.OfObject(Stores + NotReady)}) == 1",
            For = "10m",
            Summary = "The store {{ $labels.namespace }}/{{ $labels.name }} cannot sign in to Vault",
        },
        // The platform's own secrets all come through it.
        new Alert
        {
            Name = "ClusterSecretStoreNotReady",
            Severity = AlertSeverity.Critical,
            Expression = $"max by (name) ({ClusterStores}{NotReady}) == 1",
            For = "15m",
            Summary = "The store {{ $labels.name }} of the platform's secrets cannot sign in to Vault",
        },
    ];

    public static Dashboard Dashboard { get; } = new()
    {
        Title = "Secrets from Vault",
        Rows =
        [
            new DashboardRow(
                "Secrets",
                Panel.Number("Not ready", PanelUnit.None, new Query($"sum({Conditions}{NotReady}) or vector(0)")) with { Thresholds = new Thresholds(1, 5) },
                Panel.Number("Stores not ready", PanelUnit.None, new Query($"(sum({Stores}{NotReady}) or vector(0)) + (sum({ClusterStores}{NotReady}) or vector(0))")) with
                {
                    Thresholds = new Thresholds(1, 1),
                },
                Panel.Table("Which are not", PanelUnit.None, new Query($"max by (namespace, name) ({MetricLabels.OfObject(Conditions + NotReady)}) == 1", "{{namespace}}/{{name}}"))),
            new DashboardRow(
                "Work",
                Panel.Lines(
                    "Runs",
                    PanelUnit.PerSecond,
                    new Query($"sum(rate({Syncs}[$__rate_interval]))", "all"),
                    new Query($"sum(rate({Failures}[$__rate_interval]))", "failed")),
                Panel.Lines("Calls of Vault", PanelUnit.RequestsPerSecond, new Query($"sum by (call, status) (rate({Calls}[$__rate_interval]))", "{{call}} {{status}}")),
                Panel.Lines(
                    "Reviews", PanelUnit.RequestsPerSecond, new Query($$"""sum by (code) (rate({{Reviews}}{namespace="external-secrets"}[$__rate_interval]))""", "{{code}}"))),
        ],
    };
}

namespace Infra.Components;

/// <summary>What is watched of the authority's copies: what controller-runtime tells of every controller (https://book.kubebuilder.io/reference/metrics-reference.html).</summary>
internal static class TrustManagerMonitoring
{
    private const string Runs = "controller_runtime_reconcile_total";
    private const string Errors = "controller_runtime_reconcile_errors_total";
    private const string Reviews = "controller_runtime_webhook_requests_total";

    public static IReadOnlyList<string> Metrics { get; } = [Errors, Runs, Reviews];

    private static readonly string Own = $$"""{job="{{CertManager.Namespace}}/{{TrustManager.Name}}-controller"}""";

    public static IReadOnlyList<Alert> Alerts { get; } =
    [
        new Alert
        {
            Name = "AuthorityNotCopied",
            Severity = AlertSeverity.Warning,
            // A controller tries again after a thousand seconds at the latest: a shorter window would be empty in between.
            Expression = $"sum by (controller) (rate({Errors}{Own}[20m])) > 0",
            For = "30m",
            Summary = "Namespaces do not get the internal authority's certificate ({{ $labels.controller }} fails)",
        },
    ];

    public static Dashboard Dashboard { get; } = new()
    {
        Title = "Internal authority's copies",
        Rows =
        [
            new DashboardRow(
                "Work",
                Panel.Lines("Runs", PanelUnit.PerSecond, new Query($"sum by (result) (rate({Runs}{Own}[$__rate_interval]))", "{{result}}")),
                Panel.Lines("Failed runs", PanelUnit.PerSecond, new Query($"sum by (controller) (rate({Errors}{Own}[$__rate_interval]))", "{{controller}}")),
                Panel.Lines("Reviews", PanelUnit.RequestsPerSecond, new Query($"sum by (webhook, code) (rate({Reviews}{Own}[$__rate_interval]))", "{{webhook}} {{code}}"))),
        ],
    };
}

namespace Infra.Components;

/// <summary>
/// What is watched of policies (https://github.com/kyverno/kyverno/tree/kyverno-chart-3.9.0/pkg/metrics; OpenTelemetry's exporter puts <c>_total</c> behind the names of counters).
/// </summary>
internal static class KyvernoMonitoring
{
    private const string Requests = "kyverno_admission_requests_total";
    private const string Durations = "kyverno_admission_review_duration_seconds_bucket";
    private const string Results = "kyverno_validating_policy_results_total";
    private const string ImageResults = "kyverno_image_validating_policy_results_total";
    private const string Queries = "kyverno_client_queries_total";
    private const string Runs = "kyverno_controller_reconcile_total";
    private const string Repeats = "kyverno_controller_requeue_total";
    private const string Drops = "kyverno_controller_drop_total";
    private const string LostEvents = "kyverno_events_dropped_total";
    private const string CleanupErrors = "kyverno_cleanup_controller_errors_total";

    public static IReadOnlyList<string> ControllerMetrics { get; } = [Queries, Drops, Runs, Repeats, LostEvents];

    public static IReadOnlyList<string> AdmissionMetrics { get; } = [.. ControllerMetrics, Requests, Durations, Results, ImageResults];

    public static IReadOnlyList<string> CleanupMetrics { get; } = [.. ControllerMetrics, CleanupErrors];

    // It holds what is there already against the policies.
    public static IReadOnlyList<string> ReportsMetrics { get; } = [.. ControllerMetrics, Results, ImageResults];

    private static readonly string Deployment = $$"""{namespace="{{Kyverno.Namespace}}", deployment="{{KyvernoPods.Admission.ServiceAccount}}"}""";

    public static IReadOnlyList<Alert> Alerts { get; } =
    [
        new Alert
        {
            Name = "KyvernoDown",
            Severity = AlertSeverity.Critical,
            Expression = $"max by (namespace, deployment) (kube_deployment_status_replicas_available{Deployment}) == 0",
            Summary = "No pod of Kyverno answers: where policies are enforced, nothing that they are about can be written",
        },
        // The API server waits ten seconds, twenty where images are verified.
        new Alert
        {
            Name = "PolicyReviewsSlow",
            Severity = AlertSeverity.Warning,
            Expression = $"histogram_quantile(0.99, sum by (le) (rate({Durations}[10m]))) > 5",
            For = "15m",
            Summary = "One of a hundred writes waits longer than {{ $value | humanizeDuration }} for policies",
        },
        new Alert
        {
            Name = "KyvernoControllerGivesUp",
            Severity = AlertSeverity.Warning,
            Expression = Counters.Counted("job, controller_name", Drops, "30m"),
            Summary = "{{ $labels.controller_name }} of {{ $labels.job }} gave up {{ $value | humanize }} objects after all its tries",
        },
        new Alert
        {
            Name = "CleanupFails",
            Severity = AlertSeverity.Warning,
            Expression = $"sum(increase({CleanupErrors}[1h])) > 0",
            For = "30m",
            Summary = "Objects that policies say are to be deleted are not",
        },
    ];

    public static Dashboard Dashboard { get; } = new()
    {
        Title = "Policies",
        Rows =
        [
            new DashboardRow(
                "Reviews",
                Panel.Lines("Writes", PanelUnit.RequestsPerSecond, new Query($"sum by (request_allowed) (rate({Requests}[$__rate_interval]))", "let in: {{request_allowed}}")),
                Panel.Lines(
                    "Time of a review",
                    PanelUnit.Seconds,
                    new Query($"histogram_quantile(0.5, sum by (le) (rate({Durations}[$__rate_interval])))", "half"),
                    new Query($"histogram_quantile(0.99, sum by (le) (rate({Durations}[$__rate_interval])))", "99 of 100")) with
                {
                    Thresholds = new Thresholds(1, 5),
                },
                Panel.Lines(
                    "Refused, by kind", PanelUnit.RequestsPerSecond, new Query($$"""sum by (resource_kind) (rate({{Requests}}{request_allowed="false"}[$__rate_interval]))""", "{{resource_kind}}"))),
            new DashboardRow(
                "Policies",
                Panel.Lines("Broken", PanelUnit.PerSecond, new Query($$"""sum by (policy_name) (rate({{Results}}{result="fail"}[$__rate_interval]))""", "{{policy_name}}")),
                Panel.Lines(
                    "Images without a signature", PanelUnit.PerSecond, new Query($$"""sum by (policy_name) (rate({{ImageResults}}{result="fail"}[$__rate_interval]))""", "{{policy_name}}")),
                Panel.Lines(
                    "Policies that fail themselves",
                    PanelUnit.PerSecond,
                    new Query($$"""sum by (policy_name) (rate({{Results}}{result="error"}[$__rate_interval]))""", "{{policy_name}}"),
                    new Query($$"""sum by (policy_name) (rate({{ImageResults}}{result="error"}[$__rate_interval]))""", "{{policy_name}}"))),
            new DashboardRow(
                "Controllers",
                Panel.Lines("Runs", PanelUnit.PerSecond, new Query($"sum by (controller_name) (rate({Runs}[$__rate_interval]))", "{{controller_name}}")),
                Panel.Lines(
                    "Repeated and given up",
                    PanelUnit.PerSecond,
                    new Query($"sum by (controller_name) (rate({Repeats}[$__rate_interval]))", "{{controller_name}}"),
                    new Query($"sum by (controller_name) (rate({Drops}[$__rate_interval]))", "{{controller_name}} gave up")),
                Panel.Lines("Calls of the API server", PanelUnit.RequestsPerSecond, new Query($"sum by (job, operation) (rate({Queries}[$__rate_interval]))", "{{job}} {{operation}}")),
                Panel.Lines("Lost events", PanelUnit.PerSecond, new Query($"sum by (job) (rate({LostEvents}[$__rate_interval]))", "{{job}}"))),
        ],
    };
}

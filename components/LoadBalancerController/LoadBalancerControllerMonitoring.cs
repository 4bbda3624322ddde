namespace Infra.Components;

/// <summary>What is watched of load balancers (https://github.com/kubernetes-sigs/aws-load-balancer-controller/tree/v3.5.0/pkg/metrics).</summary>
internal static class LoadBalancerControllerMonitoring
{
    private const string Errors = "awslbc_controller_reconcile_errors_total";
    private const string Calls = "aws_api_calls_total";
    private const string Refused = "aws_api_call_permission_errors_total";
    private const string Exceeded = "aws_api_call_service_limit_exceeded_errors_total";
    private const string Throttled = "aws_api_call_throttled_errors_total";
    private const string Reviews = "controller_runtime_webhook_requests_total";

    public static IReadOnlyList<string> Metrics { get; } = [Refused, Exceeded, Throttled, Calls, Errors, Reviews];

    public static IReadOnlyList<Alert> Alerts { get; } =
    [
        new Alert
        {
            Name = "LoadBalancerNotReconciled",
            Severity = AlertSeverity.Warning,
            // A controller tries again after a thousand seconds at the latest: a shorter window would be empty in between.
            Expression = $"sum by (controller) (rate({Errors}[20m])) > 0",
            For = "30m",
            Summary = "A load balancer or its targets are not what Kubernetes says ({{ $labels.controller }})",
        },
        new Alert
        {
            Name = "LoadBalancerControllerRefused",
            Severity = AlertSeverity.Warning,
            Expression = Counters.Counted("service, operation", Refused, "30m"),
            For = "10m",
            Summary = "AWS refuses {{ $labels.service }} {{ $labels.operation }} to the load balancer controller",
        },
        new Alert
        {
            Name = "LoadBalancerQuotaReached",
            Severity = AlertSeverity.Warning,
            Expression = Counters.Counted("service, operation", Exceeded, "30m"),
            For = "10m",
            Summary = "A quota of the account is used up: {{ $labels.service }} {{ $labels.operation }} makes nothing more",
        },
    ];

    public static Dashboard Dashboard { get; } = new()
    {
        Title = "Load balancers",
        Rows =
        [
            new DashboardRow(
                "Work",
                Panel.Lines("Failed runs", PanelUnit.PerSecond, new Query($"sum by (controller, error_category) (rate({Errors}[$__rate_interval]))", "{{controller}} {{error_category}}")),
                Panel.Lines("Calls of AWS", PanelUnit.RequestsPerSecond, new Query($"sum by (service, status_code) (rate({Calls}[$__rate_interval]))", "{{service}} {{status_code}}")),
                Panel.Lines(
                    "Calls that AWS refuses",
                    PanelUnit.PerSecond,
                    new Query($"sum by (operation) (rate({Refused}[$__rate_interval]))", "not allowed: {{operation}}"),
                    new Query($"sum by (operation) (rate({Throttled}[$__rate_interval]))", "too many: {{operation}}"),
                    new Query($"sum by (operation) (rate({Exceeded}[$__rate_interval]))", "quota: {{operation}}")),
                Panel.Lines(
                    "Reviews",
                    PanelUnit.RequestsPerSecond,
                    new Query($$"""sum by (webhook, code) (rate({{Reviews}}{namespace="{{LoadBalancerController.Namespace}}"}[$__rate_interval]))""", "{{webhook}} {{code}}"))),
        ],
    };
}

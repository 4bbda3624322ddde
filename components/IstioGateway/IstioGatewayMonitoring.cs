namespace Infra.Components;

/// <summary>What is watched of the way in, by the metrics that all proxies tell (<see cref="Istiod.SidecarMetrics"/>); of each route, its objective is watched beside it.</summary>
internal static class IstioGatewayMonitoring
{
    // As its own proxy tells: what no route takes, and what no workload answers, nobody else does.
    private const string Selector =
        $"reporter=\"source\", source_workload=\"{IstioGatewayValues.PodsName}\", source_workload_namespace=\"{IstioGateway.Namespace}\"";

    private const string Requests = "istio_requests_total";
    private const string Durations = "istio_request_duration_milliseconds_bucket";

    public static IReadOnlyList<Alert> Alerts { get; } =
    [
        // A share of few requests says nothing.
        new Alert
        {
            Name = "GatewayErrors",
            Severity = AlertSeverity.Critical,
            Expression = $"{Share("5m")} > 0.1 and sum(rate({Requests}{{{Selector}}}[5m])) > 0.2",
            Summary = "{{ $value | humanizePercentage }} of people's requests fail",
        },
        new Alert
        {
            Name = "GatewaySlow",
            Severity = AlertSeverity.Warning,
            Expression = $"{Quantile(0.99, "10m")} > 5 and sum(rate({Requests}{{{Selector}}}[10m])) > 0.2",
            For = "15m",
            Summary = "One of a hundred requests takes longer than {{ $value | humanizeDuration }}",
        },
    ];

    public static Dashboard Dashboard { get; } = new()
    {
        Title = "Gateway",
        Rows =
        [
            new DashboardRow(
                "People's requests",
                Panel.Lines("Requests", PanelUnit.RequestsPerSecond, new Query($"sum by (response_code) (rate({Requests}{{{Selector}}}[$__rate_interval]))", "{{response_code}}")),
                Panel.Lines("Share that fails", PanelUnit.Share, new Query(Share("$__rate_interval"))) with { Thresholds = new Thresholds(0.01, 0.1) },
                Panel.Lines(
                    "Time to answer", PanelUnit.Seconds, new Query(Quantile(0.5, "$__rate_interval"), "half"), new Query(Quantile(0.99, "$__rate_interval"), "99 of 100"))),
            new DashboardRow(
                "By what answers",
                Panel.Lines(
                    "Requests", PanelUnit.RequestsPerSecond, new Query($"sum by (destination_service) (rate({Requests}{{{Selector}}}[$__rate_interval]))", "{{destination_service}}")),
                Panel.Lines(
                    "Requests that fail",
                    PanelUnit.RequestsPerSecond,
                    new Query(
                        $$"""sum by (destination_service, response_flags) (rate({{Requests}}{{{Selector}}, response_code=~"5.."}[$__rate_interval]))""", "{{destination_service}} {{response_flags}}"))),
        ],
    };

    private static string Share(string window) =>
        $$"""sum(rate({{Requests}}{{{Selector}}, response_code=~"5.."}[{{window}}])) / sum(rate({{Requests}}{{{Selector}}}[{{window}}]))""";

    private static string Quantile(double quantile, string window) =>
        FormattableString.Invariant($"histogram_quantile({quantile}, sum by (le) (rate({Durations}{{{Selector}}}[{window}]))) / 1000");
}

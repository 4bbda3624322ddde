namespace Infra.Components;

/// <summary>
/// What is watched of the mesh's control plane (https://github.com/istio/istio/tree/1.30.3: pilot/pkg/xds/monitoring.go, pkg/xds/monitoring.go, security/pkg/server/ca/monitoring.go,
/// pkg/kube/inject/monitoring.go, pkg/webhooks/validation/server/monitoring.go).
/// </summary>
internal static class IstiodMonitoring
{
    private const string Convergence = "pilot_proxy_convergence_time_bucket";
    private const string Rejects = "pilot_total_xds_rejects";
    private const string InternalErrors = "pilot_total_xds_internal_errors";
    private const string Proxies = "pilot_xds";
    private const string Pushes = "pilot_xds_pushes";
    private const string Requested = "citadel_server_csr_count";
    private const string Issued = "citadel_server_success_cert_issuance_count";
    private const string NotSigned = "citadel_server_csr_sign_err_count";
    private const string NotKnown = "citadel_server_authentication_failure_count";
    private const string RootEnd = "citadel_server_root_cert_expiry_timestamp";
    private const string Injections = "sidecar_injection_requests_total";
    private const string FailedInjections = "sidecar_injection_failure_total";
    private const string Refused = "galley_validation_failed";

    public static IReadOnlyList<string> Metrics { get; } =
    [
        NotKnown, Requested, NotSigned, RootEnd, Issued, Refused, Convergence, InternalErrors, Rejects, Proxies, Pushes, FailedInjections, Injections,
    ];

    public static IReadOnlyList<Alert> Alerts { get; } =
    [
        new Alert
        {
            Name = "MeshCertificatesNotIssued",
            Severity = AlertSeverity.Critical,
            Expression = $"sum(rate({NotSigned}[10m])) > 0",
            For = "15m",
            Summary = "Sidecars get no certificates: each has one for 24 hours at most",
        },
        new Alert
        {
            Name = "MeshRootExpiresSoon",
            Severity = AlertSeverity.Critical,
            Expression = $"min({RootEnd} > 0) - time() < 14 * 24 * 3600",
            For = "1h",
            Summary = "The mesh's root certificate ends in {{ $value | humanizeDuration }}, and all its connections with it",
        },
        new Alert
        {
            Name = "SidecarsNotInjected",
            Severity = AlertSeverity.Critical,
            Expression = $"sum(increase({FailedInjections}[15m])) > 0",
            For = "10m",
            Summary = "Pods of the mesh cannot start: their sidecars are not added",
        },
        new Alert
        {
            Name = "MeshConfigurationRejected",
            Severity = AlertSeverity.Warning,
            // Proxies refuse once, and are told again with the next change.
            Expression = Counters.Counted("type", Rejects, "30m"),
            Summary = "Proxies refuse what istiod tells them ({{ $labels.type }}) and keep what they had",
        },
        new Alert
        {
            Name = "MeshConfigurationSlow",
            Severity = AlertSeverity.Warning,
            Expression = $"histogram_quantile(0.99, sum by (le) (rate({Convergence}[10m]))) > 10",
            For = "15m",
            Summary = "Changes reach proxies after {{ $value | humanizeDuration }}",
        },
    ];

    public static Dashboard Dashboard { get; } = new()
    {
        Title = "Mesh: control plane",
        Rows =
        [
            new DashboardRow(
                "Proxies",
                Panel.Number("Connected", PanelUnit.None, new Query($"sum({Proxies})")),
                Panel.Lines("Time until changes reach them", PanelUnit.Seconds, new Query(Quantile(0.5), "half"), new Query(Quantile(0.99), "99 of 100")),
                Panel.Lines("Told", PanelUnit.PerSecond, new Query($"sum by (type) (rate({Pushes}[$__rate_interval]))", "{{type}}")),
                Panel.Lines(
                    "Refused or failed",
                    PanelUnit.PerSecond,
                    new Query($"sum by (type) (rate({Rejects}[$__rate_interval]))", "refused: {{type}}"),
                    new Query($"sum(rate({InternalErrors}[$__rate_interval]))", "failed"))),
            new DashboardRow(
                "Versions",
                Panel.Bars("Proxies by release", PanelUnit.None, new Query("""count by (tag) (istio_build{component="proxy"})""", "{{tag}}")),
                Panel.Lines(
                    "Proxies that refuse what they are told",
                    PanelUnit.PerSecond,
                    new Query("sum by (namespace, pod) (rate(envoy_listener_manager_lds_update_rejected[$__rate_interval])) > 0", "{{namespace}}/{{pod}} listeners"),
                    new Query("sum by (namespace, pod) (rate(envoy_cluster_manager_cds_update_rejected[$__rate_interval])) > 0", "{{namespace}}/{{pod}} clusters"))),
            new DashboardRow(
                "Certificates",
                Panel.Number("The root ends in", PanelUnit.Seconds, new Query($"min({RootEnd} > 0) - time()")) with { Thresholds = new Thresholds(7_776_000, 1_209_600) },
                Panel.Lines(
                    "Certificates of proxies",
                    PanelUnit.PerSecond,
                    new Query($"sum(rate({Requested}[$__rate_interval]))", "asked for"),
                    new Query($"sum(rate({Issued}[$__rate_interval]))", "issued"),
                    new Query($"sum(rate({NotSigned}[$__rate_interval]))", "not signed"),
                    new Query($"sum(rate({NotKnown}[$__rate_interval]))", "by pods that prove nothing"))),
            new DashboardRow(
                "Webhooks",
                Panel.Lines(
                    "Sidecars added",
                    PanelUnit.PerSecond,
                    new Query($"sum(rate({Injections}[$__rate_interval]))", "asked for"),
                    new Query($"sum(rate({FailedInjections}[$__rate_interval]))", "failed")),
                Panel.Lines("Objects refused", PanelUnit.PerSecond, new Query($"sum by (resource, reason) (rate({Refused}[$__rate_interval]))", "{{resource}} {{reason}}"))),
        ],
    };

    private static string Quantile(double quantile) =>
        FormattableString.Invariant($"histogram_quantile({quantile}, sum by (le) (rate({Convergence}[$__rate_interval])))");
}

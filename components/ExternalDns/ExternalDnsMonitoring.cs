namespace Infra.Components;

/// <summary>What is watched of names (https://github.com/kubernetes-sigs/external-dns/blob/v0.21.0/controller/metrics.go and plan/metrics.go).</summary>
internal static class ExternalDnsMonitoring
{
    private const string LastSync = "external_dns_controller_last_sync_timestamp_seconds";
    private const string SoftErrors = "external_dns_controller_consecutive_soft_errors";
    private const string Verified = "external_dns_controller_verified_records";
    private const string RegistryErrors = "external_dns_registry_errors_total";
    private const string RegistryRecords = "external_dns_registry_records";
    private const string Foreign = "external_dns_registry_skipped_records_owner_mismatch_per_sync";
    private const string SourceErrors = "external_dns_source_errors_total";
    private const string SourceRecords = "external_dns_source_records";

    public static IReadOnlyList<string> Metrics { get; } = [SoftErrors, LastSync, Verified, RegistryErrors, RegistryRecords, Foreign, SourceErrors, SourceRecords];

    // It syncs every five minutes.
    public static IReadOnlyList<Alert> Alerts { get; } =
    [
        new Alert
        {
            Name = "DnsNotSynced",
            Severity = AlertSeverity.Warning,
            Expression = $"time() - max({LastSync}) > 30 * 60",
            Summary = "Names of the gateways' hosts were last brought up to date {{ $value | humanizeDuration }} ago",
        },
        new Alert
        {
            Name = "DnsNamesOfOthers",
            Severity = AlertSeverity.Warning,
            Expression = $"sum by (domain, foreign_owner) ({Foreign}) > 0",
            For = "30m",
            Summary = "{{ $value }} names of {{ $labels.domain }} belong to {{ $labels.foreign_owner }} and are not written",
        },
    ];

    public static Dashboard Dashboard { get; } = new()
    {
        Title = "Names",
        Rows =
        [
            new DashboardRow(
                "Records",
                Panel.Number("Last brought up to date", PanelUnit.Seconds, new Query($"time() - max({LastSync})")) with { Thresholds = new Thresholds(900, 1800) },
                Panel.Lines("Wanted", PanelUnit.None, new Query($"sum by (record_type) ({SourceRecords})", "{{record_type}}")),
                Panel.Lines("In the zone", PanelUnit.None, new Query($"sum by (record_type) ({RegistryRecords})", "{{record_type}}")),
                Panel.Lines("Wanted and in the zone", PanelUnit.None, new Query($"sum by (record_type) ({Verified})", "{{record_type}}"))),
            new DashboardRow(
                "Failures",
                Panel.Lines(
                    "Errors",
                    PanelUnit.PerSecond,
                    new Query($"sum(rate({SourceErrors}[$__rate_interval]))", "reading Gateways"),
                    new Query($"sum(rate({RegistryErrors}[$__rate_interval]))", "calling Route 53")),
                Panel.Lines("Failed runs in a row", PanelUnit.None, new Query($"max({SoftErrors})")),
                Panel.Lines("Names of others", PanelUnit.None, new Query($"sum by (domain, foreign_owner) ({Foreign})", "{{domain}} of {{foreign_owner}}"))),
        ],
    };
}

namespace Infra.Components;

/// <summary>What Alertmanager tells of itself.</summary>
internal static class AlertmanagerMonitoring
{
    /// <summary>What is kept of its metrics.</summary>
    public static IReadOnlyList<string> Metrics { get; } =
    [
        "alertmanager_alerts", "alertmanager_cluster_members", "alertmanager_config_last_reload_successful", "alertmanager_notifications_failed_total",
        "alertmanager_notifications_total", "alertmanager_silences",
    ];

    public static IReadOnlyList<Alert> Alerts { get; } =
    [
        new()
        {
            Name = "AlertmanagerNotDelivering",
            Severity = AlertSeverity.Critical,
            Expression =
                "sum by (integration) (rate(alertmanager_notifications_failed_total[15m])) / sum by (integration) (rate(alertmanager_notifications_total[15m])) > 0.05",
            Summary = "{{ $value | humanizePercentage }} of what Alertmanager tells people by {{ $labels.integration }} does not arrive",
        },
        new()
        {
            Name = "AlertmanagerConfigurationRejected",
            Severity = AlertSeverity.Critical,
            Expression = "min by (pod) (alertmanager_config_last_reload_successful) == 0",
            For = "10m",
            Summary = "{{ $labels.pod }} runs on with an older configuration, as it cannot read the newest",
        },
        new()
        {
            Name = "AlertmanagersApart",
            Severity = AlertSeverity.Warning,
            Expression = "min by (job) (alertmanager_cluster_members) < count by (job) (alertmanager_cluster_members)",
            For = "15m",
            Summary = "The Alertmanagers do not find each other, and tell people the same thing several times",
        },
    ];

    public static DashboardRow Row { get; } = new(
        "Alerts",
        Panel.Table("Alerts that fire", PanelUnit.None, new Query("sum by (alertname, severity, team, namespace) (ALERTS{alertstate=\"firing\",alertname!=\"Watchdog\"})")),
        Panel.Lines("People told", PanelUnit.PerSecond, new Query("sum by (integration) (rate(alertmanager_notifications_total[$__rate_interval]))", "{{integration}}")),
        Panel.Lines("Not told", PanelUnit.PerSecond, new Query("sum by (integration) (rate(alertmanager_notifications_failed_total[$__rate_interval]))", "{{integration}}")),
        Panel.Number("Silences", PanelUnit.None, new Query("max by (state) (alertmanager_silences)", "{{state}}")));
}

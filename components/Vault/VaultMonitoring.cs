using System.Globalization;

namespace Infra.Components;

/// <summary>
/// What Vault tells of itself, when somebody has to look, and what Grafana shows. Names are those of Vault's telemetry (https://developer.hashicorp.com/vault/docs/internals/telemetry/metrics/all),
/// written as its Prometheus sink writes them. A gauge that nobody sets any more is told for an hour yet, so what a leader alone tells is taken from who leads now.
/// </summary>
internal static class VaultMonitoring
{
    private const string Job = $"job=\"{Vault.Namespace}/vault-server\"";
    private const string Leads = "and on (namespace, pod) (vault_core_active == 1)";

    /// <summary>Of each member.</summary>
    public static IReadOnlyList<string> Metrics { get; } =
    [
        "vault_audit_log_request_failure", "vault_audit_log_response_failure", "vault_autopilot_failure_tolerance", "vault_core_active", "vault_core_handle_login_request_count",
        "vault_core_handle_login_request_sum", "vault_core_handle_request_count", "vault_core_handle_request_sum", "vault_core_in_flight_requests", "vault_core_unsealed",
        "vault_expire_num_leases", "vault_raft_apply", "vault_raft_commitTime_count", "vault_raft_commitTime_sum", "vault_secret_kv_count", "vault_token_count",
    ];

    /// <summary>When somebody has to look.</summary>
    public static IReadOnlyList<Alert> Alerts(AddonContext context) =>
    [
        new()
        {
            Name = "VaultSealed",
            Severity = AlertSeverity.Critical,
            // Also of a member that has not said for an hour that it is sealed.
            Expression = $$"""max by (namespace, pod) (up{{{Job}}}) == 1 unless on (namespace, pod) (vault_core_unsealed == 1)""",
            Summary = "{{ $labels.pod }} is sealed: it gives nobody a secret.",
        },
        new()
        {
            Name = "VaultNoLeader",
            Severity = AlertSeverity.Critical,
            Expression = $$"""max by (namespace) (max_over_time(up{{{Job}}}[1d])) == 1 unless on (namespace) (vault_core_active == 1)""",
            Summary = "No member of Vault leads: secrets are neither read nor written, and new pods wait for theirs.",
        },
        new()
        {
            Name = "VaultAuditFailing",
            Severity = AlertSeverity.Critical,
            Expression = "sum by (namespace, pod) (increase(vault_audit_log_request_failure[10m])) + sum by (namespace, pod) (increase(vault_audit_log_response_failure[10m])) > 0",
            Summary = "{{ $labels.pod }} can write down what it is asked at no audit device, and so refuses it.",
        },
        new()
        {
            Name = "VaultNoSpareMember",
            Severity = AlertSeverity.Warning,
            Expression = $$"""max by (namespace) (vault_autopilot_failure_tolerance {{Leads}}) < 1 and on (namespace) (count by (namespace) (up{{{Job}}}) > 1)""",
            For = "30m",
            Summary = "Vault does without a member that it should have: the next one that is lost takes Vault with it.",
        },
        new()
        {
            Name = "VaultSnapshotOld",
            Severity = AlertSeverity.Warning,
            // Before the first there is no time of it: then since there is something that takes them.
            Expression = $$"""time() - (max by (namespace, cronjob) (kube_cronjob_status_last_successful_time{{SnapshotJob}}) or max by (namespace, cronjob) (kube_cronjob_created{{SnapshotJob}})) > {{OldSnapshot(context)}} * 3600""",
            Summary = "The last snapshot of Vault is {{ $value | humanizeDuration }} old: what is lost, is lost since then.",
        },
    ];

    private static string SnapshotJob => $$"""{namespace="{{Vault.Namespace}}",cronjob="{{VaultPods.Snapshot.ServiceAccount}}"}""";

    /// <summary>What Grafana shows.</summary>
    public static Dashboard Dashboard { get; } = new()
    {
        Title = "Vault",
        Rows =
        [
            new DashboardRow(
                "Members",
                Panel.Table("Unsealed", PanelUnit.None, new Query("max by (pod) (vault_core_unsealed)", "{{pod}}")) with { Thresholds = new Thresholds(1, 0) },
                Panel.Lines("Who leads", PanelUnit.None, new Query("max by (pod) (vault_core_active)", "{{pod}}")),
                Panel.Number("Members that may be lost", PanelUnit.None, new Query($"max(vault_autopilot_failure_tolerance {Leads})")),
                Panel.Number(
                    "Age of the last snapshot",
                    PanelUnit.Seconds,
                    new Query($$"""time() - max(kube_cronjob_status_last_successful_time{namespace="{{Vault.Namespace}}",cronjob="{{VaultPods.Snapshot.ServiceAccount}}"})"""))),
            new DashboardRow(
                "Requests",
                Panel.Lines("Requests", PanelUnit.RequestsPerSecond, new Query("sum by (pod) (rate(vault_core_handle_request_count[$__rate_interval]))", "{{pod}}")),
                Panel.Lines("Sign-ins", PanelUnit.RequestsPerSecond, new Query("sum by (pod) (rate(vault_core_handle_login_request_count[$__rate_interval]))", "{{pod}}")),
                // Vault's are milliseconds.
                Panel.Lines(
                    "Mean time",
                    PanelUnit.Seconds,
                    new Query("sum by (pod) (rate(vault_core_handle_request_sum[$__rate_interval])) / sum by (pod) (rate(vault_core_handle_request_count[$__rate_interval])) / 1000", "{{pod}}")),
                Panel.Lines("Under way", PanelUnit.None, new Query("sum by (pod) (vault_core_in_flight_requests)", "{{pod}}"))),
            new DashboardRow(
                "What it keeps",
                Panel.Lines("Secrets", PanelUnit.None, new Query("max by (mount_point) (vault_secret_kv_count)", "{{mount_point}}")),
                Panel.Lines("Tokens", PanelUnit.None, new Query("max(vault_token_count)", "tokens"), new Query($"max(vault_expire_num_leases {Leads})", "leases")),
                Panel.Lines(
                    "Mean time to keep a change",
                    PanelUnit.Seconds,
                    new Query("sum by (pod) (rate(vault_raft_commitTime_sum[$__rate_interval])) / sum by (pod) (rate(vault_raft_commitTime_count[$__rate_interval])) / 1000", "{{pod}}")),
                Panel.Lines("Changes", PanelUnit.PerSecond, new Query("sum by (pod) (rate(vault_raft_apply[$__rate_interval]))", "{{pod}}"))),
        ],
    };

    // Two that were missed, and the time of a run.
    private static string OldSnapshot(AddonContext context) => (context.IsHighlyAvailable ? 3 : 13).ToString(CultureInfo.InvariantCulture);
}

namespace Infra.Components;

/// <summary>
/// Alertmanager's configuration (https://prometheus.io/docs/alerting/0.34/configuration): whom an alert is for, and by which way they hear of it. An alert is a team's that has its
/// label, or that is about one of its namespaces; a team without a way of its own has the platform's people hear of it.
/// </summary>
internal static class AlertmanagerConfiguration
{
    /// <summary>What fires always: that it stops is the sign.</summary>
    public const string WatchdogAlert = "Watchdog";

    private const string Platform = "platform";
    private const string Critical = "platform-critical";
    private const string Watchdog = "watchdog";
    private const string SecretsFolder = $"/etc/alertmanager/secrets/{Alertmanager.ReceiversSecret}";

    // What an alert is about: two with the same of these are about the same thing.
    private static readonly string[] Things = ["pod", "node", "persistentvolumeclaim", "route", "name", "database"];

    private const string Title = "{{ .Status | toUpper }}{{ if eq .Status \"firing\" }} {{ .Alerts.Firing | len }}{{ end }}: {{ .CommonLabels.alertname }} ({{ .CommonLabels.environment }})";

    private const string Body =
        "{{ range .Alerts }}{{ .Status }}, {{ .Labels.severity }}: {{ .Annotations.summary }}\n"
        + "Since {{ .StartsAt.UTC.Format \"2006-01-02 15:04 UTC\" }} in {{ .Labels.cluster }}; what to do: {{ .Annotations.runbook_url }}\n\n{{ end }}";

    public static YamlMap For(AddonContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var teams = context.Teams.Where(team => !team.Alerts.IsEmpty).OrderBy(team => team.Name, StringComparer.Ordinal).ToList();
        return new YamlMap
        {
            { "inhibit_rules", YamlList.Of([.. Things.Select(Inhibition)]) },
            {
                "receivers",
                YamlList.Of(
                [
                    Receiver(context, Platform, topic: null, context.Alerts, isCritical: false),
                    Receiver(context, Critical, topic: null, context.Alerts, isCritical: true),
                    new YamlMap { { "name", Watchdog } },
                    .. teams.Select(team => Receiver(context, ReceiverOf(team), team, team.Alerts, isCritical: false)),
                ])
            },
            { "route", Route(teams) },
            // The chart's own are none of ours.
            { "templates", new YamlList() },
        };
    }

    private static YamlMap Route(IReadOnlyList<Team> teams) => new()
    {
        { "group_by", new YamlList { "alertname", "namespace", "route" } },
        { "group_interval", "5m" },
        { "group_wait", "30s" },
        { "receiver", Platform },
        { "repeat_interval", "24h" },
        {
            "routes",
            YamlList.Of(
            [
                new YamlMap { { "matchers", new YamlList { $"alertname=\"{WatchdogAlert}\"" } }, { "receiver", Watchdog } },
                .. teams.SelectMany(RoutesOf),
                new YamlMap { { "matchers", new YamlList { "severity=\"critical\"" } }, { "receiver", Critical }, { "repeat_interval", "4h" } },
            ])
        },
    };

    private static IEnumerable<YamlMap> RoutesOf(Team team)
    {
        yield return To(team, $"{AlertObjects.TeamLabel}=\"{team.Name}\"");
        // What the platform's own alerts say of its pods and volumes.
        yield return To(team, $"namespace=~\"{string.Join('|', team.Namespaces)}\"");
    }

    private static YamlMap To(Team team, string matcher) => new() { { "matchers", new YamlList { matcher } }, { "receiver", ReceiverOf(team) } };

    private static string ReceiverOf(Team team) => $"team-{team.Name}";

    // One for each label that names a thing: a label that neither alert has counts as equal, and so would make one of any two.
    private static YamlMap Inhibition(string thing) => new()
    {
        { "equal", new YamlList { "addon", "namespace", thing } },
        { "source_matchers", new YamlList { "severity=\"critical\"", $"{thing}!=\"\"" } },
        { "target_matchers", new YamlList { "severity=\"warning\"", $"{thing}!=\"\"", $"alertname!=\"{WatchdogAlert}\"" } },
    };

    private static YamlMap Receiver(AddonContext context, string name, Team? topic, AlertReceivers ways, bool isCritical) => new()
    {
        { "name", name },
        { "pagerduty_configs", isCritical && ways.PagerDuty ? new YamlList { PagerDuty() } : null },
        { "slack_configs", ways.SlackChannel is { } channel ? new YamlList { Slack(channel) } : null },
        { "sns_configs", ways.Emails.Count > 0 ? new YamlList { Sns(context, topic) } : null },
    };

    private static YamlMap PagerDuty() => new()
    {
        { "client", "Alertmanager" },
        { "description", Title },
        { "routing_key_file", $"{SecretsFolder}/{Alertmanager.PagerDutyEntry}" },
        { "send_resolved", true },
        { "severity", "critical" },
    };

    private static YamlMap Slack(string channel) => new()
    {
        { "api_url_file", $"{SecretsFolder}/{Alertmanager.SlackEntry}" },
        { "channel", channel },
        { "send_resolved", true },
        { "text", Body },
        { "title", Title },
    };

    // The pod's role signs; a mail's subject may have a hundred characters.
    private static YamlMap Sns(AddonContext context, Team? team) => new()
    {
        { "message", Body },
        { "send_resolved", true },
        { "sigv4", new YamlMap { { "region", context.Scope.Account.Region } } },
        { "subject", "{{ .Status | toUpper }}: {{ .CommonLabels.alertname }} ({{ .CommonLabels.environment }})" },
        { "topic_arn", AlertTopicNames.Arn(context.Scope, team?.Name) },
    };
}

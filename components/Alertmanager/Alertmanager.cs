namespace Infra.Components;

/// <summary>
/// Tells people of alerts: those of the platform by e-mail, Slack and PagerDuty, and teams of what is theirs. It is installed by Prometheus' chart (<see cref="Prometheus"/>).
/// </summary>
public static class Alertmanager
{
    /// <summary>The Service of its API, which silences and lists alerts.</summary>
    public const string Service = $"{Prometheus.FullName}-alertmanager";

    /// <summary>The Service as a host.</summary>
    public const string ServiceHost = $"{Service}.{Prometheus.Namespace}.svc";

    /// <summary>The Service's port.</summary>
    public const int ServicePort = 9093;

    /// <summary>Where it is called: plain HTTP, outside of the mesh.</summary>
    public static string Url { get; } = FormattableString.Invariant($"http://{ServiceHost}:{ServicePort}");

    /// <summary>The key of the environment's configuration that has the URL of Slack's incoming webhook.</summary>
    public const string SlackWebhookKey = "slackWebhookUrl";

    /// <summary>The key of the environment's configuration that has the key of PagerDuty's integration "Events API v2".</summary>
    public const string PagerDutyKey = "pagerDutyRoutingKey";

    /// <summary>The Secret of what people give: Slack's webhook and PagerDuty's key.</summary>
    public const string ReceiversSecret = "alertmanager-receivers";

    internal const string SlackEntry = "slack-webhook-url";
    internal const string PagerDutyEntry = "pagerduty-routing-key";

    /// <summary>What it remembers: silences, and what has been told.</summary>
    internal const string Storage = "1Gi";

    /// <summary>Where replicas speak with each other.</summary>
    internal const int GossipPort = 9094;

    private const string WorkloadName = "alertmanager";
    private const string Gossip = "gossip";

    /// <summary>Its API.</summary>
    public static Endpoint Api { get; } = new(Prometheus.Name, WorkloadName, "web");

    internal static IReadOnlyDictionary<string, string> Labels { get; } = PrometheusPods.OfOperator("alertmanager");

    /// <summary>Its pods.</summary>
    internal static AddonWorkload Workload(AddonContext context) => new()
    {
        Name = WorkloadName,
        Namespace = Prometheus.Namespace,
        Labels = Labels,
        ServiceAccount = WorkloadName,
        Size = PrometheusPods.AlertmanagerSize(context),
        Ports =
        [
            new WorkloadPort { Name = Api.Port, Number = ServicePort, Metrics = new MetricsEndpoint { Metrics = AlertmanagerMonitoring.Metrics } },
            // Replicas tell each other by UDP what they have told people: by TCP alone that takes a minute, and people are told twice.
            new WorkloadPort { Name = Gossip, Number = GossipPort, ByUdpToo = true },
        ],
        Calls = [Peer.Aws, Peer.Of(new Endpoint(Prometheus.Name, WorkloadName, Gossip)), .. Internet(context)],
    };

    /// <summary>What people give it; none where they are told by e-mail alone.</summary>
    internal static IReadOnlyList<AddonSecret> Secrets(AddonContext context)
    {
        List<SecretKey> keys = [];
        if (UsesSlack(context))
            keys.Add(SecretKey.Given(SlackEntry, SlackWebhookKey));
        if (context.Alerts.PagerDuty)
            keys.Add(SecretKey.Given(PagerDutyEntry, PagerDutyKey));
        return keys.Count == 0 ? [] : [new AddonSecret { Name = ReceiversSecret, Namespace = Prometheus.Namespace, Keys = keys }];
    }

    /// <summary>Whether the platform or a team has a channel.</summary>
    internal static bool UsesSlack(AddonContext context) => context.Alerts.SlackChannel is not null || context.Teams.Any(team => team.Alerts.SlackChannel is not null);

    private static IEnumerable<Peer> Internet(AddonContext context)
    {
        List<string> hosts = [];
        if (UsesSlack(context))
            hosts.Add("hooks.slack.com");
        if (context.Alerts.PagerDuty)
            hosts.Add("events.pagerduty.com");
        return hosts.Count == 0 ? [] : [Peer.Internet(443, hosts)];
    }
}

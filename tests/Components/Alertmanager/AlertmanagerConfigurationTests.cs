using Infra.Components;

namespace Infra.Tests.Components;

public sealed class AlertmanagerConfigurationTests
{
    private static readonly Team Shop = TeamOf("shop") with { Namespaces = ["shop", "shop-jobs"] };

    [Fact]
    public void For_Nothing_KeepsAlertsToItself()
    {
        var configuration = AlertmanagerConfiguration.For(AddonContexts.Dev());

        Assert.Equal(["platform", "platform-critical", "watchdog"], Receivers(configuration).Select(receiver => receiver["name"]));
        Assert.All(Receivers(configuration), receiver => Assert.Equal(1, receiver.Count));
        Assert.Equal("platform", configuration.At("route", "receiver"));
    }

    [Fact]
    public void For_Emails_PublishesToThePlatformsTopicAsTheRole()
    {
        var sns = Way(Configure(alerts: new AlertReceivers { Emails = ["platform@example.com"] }), "platform", "sns_configs");

        Assert.Equal("arn:aws:sns:eu-central-1:111122223333:infra-dev-alerts", sns["topic_arn"]);
        Assert.Equal("region: eu-central-1\n", sns.TextAt("sigv4"));
    }

    [Fact]
    public void For_PagerDuty_IsToldOfWhatIsCriticalAlone()
    {
        var configuration = Configure(alerts: new AlertReceivers { SlackChannel = "#platform", PagerDuty = true });

        Assert.Equal("/etc/alertmanager/secrets/alertmanager-receivers/pagerduty-routing-key", Way(configuration, "platform-critical", "pagerduty_configs")["routing_key_file"]);
        Assert.Null(Receiver(configuration, "platform")["pagerduty_configs"]);
        Assert.Equal("#platform", Way(configuration, "platform", "slack_configs")["channel"]);
        Assert.Equal("#platform", Way(configuration, "platform-critical", "slack_configs")["channel"]);
    }

    [Fact]
    public void For_TeamWithWays_HearsOfItsAlertsAndItsNamespaces()
    {
        var configuration = Configure(teams: Shop with { Alerts = new AlertReceivers { Emails = ["shop@example.com"], SlackChannel = "#shop" } });

        Assert.Equal(["team=\"shop\"", "namespace=~\"shop|shop-jobs\""], RoutesTo(configuration, "team-shop").Select(route => Assert.Single(route.ItemsAt("matchers"))));
        Assert.Equal("arn:aws:sns:eu-central-1:111122223333:infra-dev-alerts-shop", Way(configuration, "team-shop", "sns_configs")["topic_arn"]);
        Assert.Equal("/etc/alertmanager/secrets/alertmanager-receivers/slack-webhook-url", Way(configuration, "team-shop", "slack_configs")["api_url_file"]);
    }

    [Fact]
    public void For_TeamWithoutWays_IsThePlatforms() => Assert.Empty(RoutesTo(Configure(teams: Shop), "team-shop"));

    [Fact]
    public void For_Watchdog_IsApartAndNeverSilenced()
    {
        var configuration = Configure();

        Assert.Equal("alertname=\"Watchdog\"", Assert.Single(RoutesTo(configuration, "watchdog").First().ItemsAt("matchers")));
        var inhibitions = configuration.ItemsAt("inhibit_rules").Cast<YamlMap>().ToList();
        Assert.Equal(["pod", "node", "persistentvolumeclaim", "route", "name", "database"], inhibitions.Select(rule => rule.ItemsAt("equal").Last()));
        Assert.All(inhibitions, rule => Assert.Contains("alertname!=\"Watchdog\"", rule.ItemsAt("target_matchers")));
        // Both name it, or neither is about it.
        Assert.All(inhibitions, rule => Assert.Contains($"{rule.ItemsAt("equal").Last()}!=\"\"", rule.ItemsAt("source_matchers")));
        Assert.All(inhibitions, rule => Assert.Contains($"{rule.ItemsAt("equal").Last()}!=\"\"", rule.ItemsAt("target_matchers")));
    }

    [Fact]
    public void For_SameInput_IsTheSameText()
    {
        var alerts = new AlertReceivers { Emails = ["platform@example.com"], SlackChannel = "#platform", PagerDuty = true };

        Assert.Equal(CanonicalYaml.Write(Configure(alerts, Shop)), CanonicalYaml.Write(Configure(alerts, Shop)));
    }

    private static YamlMap Configure(AlertReceivers? alerts = null, params Team[] teams) =>
        AlertmanagerConfiguration.For(AddonContexts.Dev() with { Alerts = alerts ?? new AlertReceivers(), Teams = teams });

    private static IEnumerable<YamlMap> Receivers(YamlMap configuration) => configuration.ItemsAt("receivers").Cast<YamlMap>();

    private static YamlMap Receiver(YamlMap configuration, string name) => Receivers(configuration).Single(receiver => Equals(receiver["name"], name));

    private static YamlMap Way(YamlMap configuration, string receiver, string ways) => Assert.IsType<YamlMap>(Assert.Single(Receiver(configuration, receiver).ItemsAt(ways)));

    private static IEnumerable<YamlMap> RoutesTo(YamlMap configuration, string receiver) =>
        configuration.ItemsAt("route", "routes").Cast<YamlMap>().Where(route => Equals(route["receiver"], receiver));

    private static Team TeamOf(string name) => new()
    {
        Name = name,
        CostCentre = "retail",
        Groups = ["developers"],
        RepositoryUrl = "https://github.com/example/shop.git",
        Revision = "main",
        Path = "charts",
        Namespaces = [name],
        Quota = new ResourceBounds("8", "16Gi", 50, "100Gi"),
        MonthlyBudgetUsd = 100,
    };
}

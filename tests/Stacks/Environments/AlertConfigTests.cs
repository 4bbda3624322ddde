using Infra.Components;

namespace Infra.Tests.Stacks.Environments;

public sealed class AlertConfigTests
{
    private const string Key = "platform:alerts";
    private const string Slack = "platform:slackWebhookUrl";
    private const string PagerDuty = "platform:pagerDutyRoutingKey";
    private const string Team = """
        [{"name": "shop", "costCentre": "retail", "groups": ["shop"], "repositoryUrl": "https://github.com/example/shop.git", "monthlyUsd": 100, "alerts": ALERTS}]
        """;

    [Fact]
    public void Read_Nothing_MailsTheBudgetsSubscribers() => Assert.Equal(new AlertReceivers { Emails = ["platform@example.com"] }, new Values().Config().Alerts);

    [Fact]
    public void Read_Everything_HasIt() => Assert.Equal(
        new AlertReceivers { SlackChannel = "#platform", PagerDuty = true, Emails = ["night@example.com"] },
        new Values().With(Key, """{"slackChannel": "#platform", "pagerDuty": true, "emails": ["night@example.com"]}""").Encrypted(Slack).Encrypted(PagerDuty).Config().Alerts);

    [Fact]
    public void Read_Team_HasItsWays() => Assert.Equal(
        new AlertReceivers { SlackChannel = "#shop", Emails = ["shop@example.com"] },
        Assert.Single(new Values().With("platform:teams", Team.Replace("ALERTS", """{"slackChannel": "#shop", "emails": ["shop@example.com"]}""", StringComparison.Ordinal)).Encrypted(Slack).Config().Teams).Alerts);

    [Theory]
    [InlineData("""{"slackChannel": "#platform"}""", Slack, "platform:alerts.slackChannel")]
    [InlineData("""{"pagerDuty": true}""", PagerDuty, "platform:alerts.pagerDuty")]
    public void Read_WayWithoutItsSecret_AsksForIt(string alerts, string secret, string because)
    {
        var problem = new Values().With(Key, alerts).Problem();

        Assert.Equal(("missing", secret), (problem.Code, problem.KeyPath));
        Assert.Contains(because, problem.ToString(), StringComparison.Ordinal);
        Assert.Equal($"pulumi config set --stack dev --secret {secret}", problem.Fix);
    }

    [Fact]
    public void Read_TeamsChannelWithoutWebhook_AsksForIt()
    {
        var problem = new Values().With("platform:teams", Team.Replace("ALERTS", """{"slackChannel": "#shop"}""", StringComparison.Ordinal)).Problem();

        Assert.Equal(("missing", Slack), (problem.Code, problem.KeyPath));
    }

    [Theory]
    [InlineData(Slack)]
    [InlineData(PagerDuty)]
    public void Read_SecretThatNobodyUses_IsOfNoUse(string secret)
    {
        var problem = new Values().Encrypted(secret).Problem();

        Assert.Equal(("conflict", secret), (problem.Code, problem.KeyPath));
    }

    [Theory]
    [InlineData("slackChannel", "\"platform\"")]
    [InlineData("slackChannel", "\"#Platform\"")]
    [InlineData("emails[0]", "\"nobody\"")]
    public void Read_ValueThatCannotBe_IsTheOneProblem(string member, string value)
    {
        var problem = new Values().With(Key, """{"slackChannel": "#platform", "emails": ["platform@example.com"]}""").Encrypted(Slack).With($"{Key}.{member}", value).Problem();

        Assert.Equal(("not-allowed", $"{Key}.{member}"), (problem.Code, problem.KeyPath));
    }

    [Fact]
    public void Read_Retention_HasDefaultsAndBounds()
    {
        var retention = new Values().Config().Retention;

        Assert.Equal((15, 20), (retention.MetricsDays, retention.MetricsGiB));
        Assert.Equal("out-of-range", new Values().With("platform:retention.metricsGiB", "5").Problem().Code);
    }
}

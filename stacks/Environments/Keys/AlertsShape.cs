using System.Collections.Immutable;
using Infra.Components;

namespace Infra.Stacks;

/// <summary><c>platform:alerts</c>.</summary>
internal sealed class AlertsShape : ObjectShape<AlertsShape.Given>
{
    public static readonly Property<string> SlackChannel = Property<string>.OrNothing(
        "slackChannel", PlainText.SlackChannel, "none", "The channel for alerts; the webhook is `platform:slackWebhookUrl`.");

    public static readonly Property<bool> PagerDuty = Property<bool>.Optional(
        "pagerDuty", new BooleanShape(true), false, "Whether PagerDuty is told of what is critical; its key is `platform:pagerDutyRoutingKey`.");

    private static readonly Property<ImmutableArray<string>> Emails = Property<ImmutableArray<string>>.Optional(
        "emails", new ListShape<string>(PlainText.Mail, 0, 10, "platform@example.com"), [], "Who gets mails of alerts; AWS asks each address once whether it wants them.", "the budget's subscribers");

    public override IReadOnlyList<Property> Properties { get; } = [SlackChannel, PagerDuty, Emails];

    protected override Given Build(ObjectReading reading) => new(reading.Find(SlackChannel), reading.Get(PagerDuty), reading.Get(Emails));

    /// <summary>What stands there; the mails' default is another key's.</summary>
    internal sealed record Given(string? SlackChannel, bool PagerDuty, ImmutableArray<string> Emails)
    {
        public static Given Nothing { get; } = new(null, false, []);

        public AlertReceivers For(EnvironmentBudget budget) => new() { SlackChannel = SlackChannel, PagerDuty = PagerDuty, Emails = Emails.IsEmpty ? budget.Subscribers : Emails };
    }
}

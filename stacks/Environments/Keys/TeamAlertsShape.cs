using System.Collections.Immutable;
using Infra.Components;

namespace Infra.Stacks;

/// <summary><c>platform:teams[0].alerts</c>.</summary>
internal sealed class TeamAlertsShape : ObjectShape<AlertReceivers>
{
    public static readonly Property<string> SlackChannel = Property<string>.OrNothing(
        "slackChannel", PlainText.SlackChannel, "none", "The team's channel; the webhook is `platform:slackWebhookUrl`.");

    private static readonly Property<ImmutableArray<string>> Emails = Property<ImmutableArray<string>>.Optional(
        "emails", new ListShape<string>(PlainText.Mail, 0, 10, "shop@example.com"), [], "Who gets mails of the team's alerts; AWS asks each address once whether it wants them.", "[]");

    public override IReadOnlyList<Property> Properties { get; } = [SlackChannel, Emails];

    protected override AlertReceivers Build(ObjectReading reading) => new() { SlackChannel = reading.Find(SlackChannel), Emails = reading.Get(Emails) };
}

namespace Infra.Components;

/// <summary>By which ways the platform's people, or those of a team, hear of alerts.</summary>
public sealed record AlertReceivers
{
    /// <summary>The Slack channel, with its hash: "#shop-alerts". The webhook is the environment's one. Default: none.</summary>
    public string? SlackChannel { get; init; }

    /// <summary>Whether PagerDuty is told of what is critical. For the platform alone. Default: false.</summary>
    public bool PagerDuty { get; init; }

    /// <summary>E-mail addresses; AWS asks each whether it wants them. Default: none.</summary>
    public IReadOnlyList<string> Emails { get; init; } = [];

    /// <summary>Whether there is a way at all.</summary>
    public bool IsEmpty => SlackChannel is null && !PagerDuty && Emails.Count == 0;

    /// <inheritdoc/>
    public bool Equals(AlertReceivers? other) =>
        other is not null && SlackChannel == other.SlackChannel && PagerDuty == other.PagerDuty && Emails.SequenceEqual(other.Emails, StringComparer.Ordinal);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(SlackChannel, PagerDuty, Emails.Count);
}

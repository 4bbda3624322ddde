namespace Infra.Components;

/// <summary>Arguments of <see cref="AlertTopics"/>.</summary>
public sealed record AlertTopicsArgs
{
    /// <summary>The stack's names, account and tags.</summary>
    public required PlatformScope Scope { get; init; }

    /// <summary>The keys: the one of alerts encrypts what waits to be sent.</summary>
    public required Kms Keys { get; init; }

    /// <summary>E-mail addresses of the platform's people; one at least.</summary>
    public required IReadOnlyList<string> Emails { get; init; }

    /// <summary>E-mail addresses of teams, by their names; of each one at least. Default: none, no team has a topic.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> TeamEmails { get; init; } = new Dictionary<string, IReadOnlyList<string>>();

    internal void Check()
    {
        foreach (var (topic, emails) in TeamEmails.Select(team => (team.Key, team.Value)).Prepend(("the platform", Emails)))
        {
            if (emails.Count == 0)
                throw new ArgumentException($"The topic of {topic} has no e-mail address, so that nobody would hear of its alerts; write one at least.");
            if (emails.FirstOrDefault(email => !EmailAddress.IsOne(email)) is { } wrong)
                throw new ArgumentException($"'{wrong}' of {topic} is not an e-mail address; write one, such as 'platform@example.com'.");
            if (emails.GroupBy(email => email, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
                throw new ArgumentException($"The topic of {topic} has '{twice.Key}' more than once; write it once.");
        }
    }
}

using Pulumi;
using Aws = Pulumi.Aws;

namespace Infra.Components;

/// <summary>
/// SNS topics by which Alertmanager sends mails: one for the platform's people, and one for each team that has addresses. They need no secret: Alertmanager's role publishes to them
/// (<see cref="Workloads.Alertmanager"/>). What a topic holds until it is sent is encrypted.
/// </summary>
/// <remarks>AWS writes to each address once, and sends it nothing until the person behind it has confirmed. A mail that was unsubscribed is subscribed again by nobody but its owner.</remarks>
public sealed class AlertTopics : ComponentResource
{
    /// <param name="name">Name of the component; its children's names begin with it.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Options of the component.</param>
    /// <exception cref="ArgumentException">An address is none, is there twice, or a topic has none.</exception>
    public AlertTopics(string name, AlertTopicsArgs args, ComponentResourceOptions? options = null)
        : base("platform:aws:AlertTopics", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        args.Check();

        Platform = Create(name, args, team: null, args.Emails);
        Teams = args.TeamEmails.OrderBy(team => team.Key, StringComparer.Ordinal).ToDictionary(team => team.Key, team => Create($"{name}-{team.Key}", args, team.Key, team.Value));

        RegisterOutputs(new Dictionary<string, object?> { ["topicArn"] = Platform.Arn });
    }

    /// <summary>The platform's topic.</summary>
    public Aws.Sns.Topic Platform { get; }

    /// <summary>The teams' topics, by the teams' names.</summary>
    public IReadOnlyDictionary<string, Aws.Sns.Topic> Teams { get; }

    private Aws.Sns.Topic Create(string name, AlertTopicsArgs args, string? team, IReadOnlyList<string> emails)
    {
        var child = new CustomResourceOptions { Parent = this };
        var topic = new Aws.Sns.Topic($"{name}-topic", new Aws.Sns.TopicArgs
        {
            Name = AlertTopicNames.Of(args.Scope, team),
            // What mails are from.
            DisplayName = team is null ? $"Alerts of {args.Scope.Stack}" : $"Alerts of {args.Scope.Stack}, {team}",
            KmsMasterKeyId = args.Keys[KeyPurpose.Alerts].Arn,
            Tags = args.Scope.Tags.For(AlertTopicNames.Of(args.Scope, team)),
        }, child);
        foreach (var email in emails.Order(StringComparer.Ordinal))
            _ = new Aws.Sns.TopicSubscription($"{name}-{email}", new Aws.Sns.TopicSubscriptionArgs { Topic = topic.Arn, Protocol = "email", Endpoint = email }, child);
        return topic;
    }
}

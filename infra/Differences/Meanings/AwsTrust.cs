using System.Collections.Immutable;
using Infra.Rules;
using Infra.Rules.Aws;
using Infra.Rules.Policies;

namespace Infra.Differences.Meanings;

/// <summary>Who may assume AWS' roles, and who may use what has a policy of its own: buckets, keys, topics, queues, secrets, endpoints, repositories.</summary>
internal static class AwsTrust
{
    private const string Assumed = "may be assumed by {verb}";
    private const string SubjectKey = ":sub";
    private const string Equal = "StringEquals";
    private const string AccountPrefix = "system:serviceaccount:";

    // The resource that an asterisk stands for, by the input that names it; none where the policy's resource is the thing itself.
    private static readonly (string Type, string Input, string? Of, string Word)[] Policies =
    [
        (AwsTypes.BucketPolicy, "policy", "bucket", "the bucket"),
        (AwsTypes.KmsKey, "policy", null, "the key"),
        ("aws:kms/keyPolicy:KeyPolicy", "policy", "keyId", "the key"),
        ("aws:sqs/queue:Queue", "policy", null, "the queue"),
        ("aws:sqs/queuePolicy:QueuePolicy", "policy", "queueUrl", "the queue"),
        ("aws:sns/topic:Topic", "policy", null, "the topic"),
        ("aws:sns/topicPolicy:TopicPolicy", "policy", "arn", "the topic"),
        ("aws:secretsmanager/secret:Secret", "policy", null, "the secret"),
        ("aws:secretsmanager/secretPolicy:SecretPolicy", "policy", "secretArn", "the secret"),
        ("aws:ecr/repositoryPolicy:RepositoryPolicy", "policy", "repository", "the repository"),
        ("aws:ec2/vpcEndpoint:VpcEndpoint", "policy", null, "anything through the endpoint"),
    ];

    /// <summary>Reads them.</summary>
    public static void Read(PlanReading plan, MeaningReading reading)
    {
        foreach (var role in plan.Rules.Index.OfType(AwsTypes.Role))
        {
            foreach (var statement in plan.PolicyOf(role.Inputs["assumeRolePolicy"]).Statements)
                AddTrust(reading, plan.NameOf(role), statement, plan.TitleOf(role));
        }
        foreach (var (type, input, of, word) in Policies)
        {
            foreach (var resource in plan.Rules.Index.OfType(type).Where(resource => resource.Inputs[input].IsSet()))
            {
                var name = of is null ? plan.NameOf(resource) : plan.Referred(resource.Inputs[of]);
                // "the bucket" has the title "Bucket name".
                var owner = of is null ? plan.TitleOf(resource) : $"{char.ToUpperInvariant(word[4])}{word[5..]} {name}";
                foreach (var statement in plan.PolicyOf(resource.Inputs[input]).Statements)
                    AwsStatements.Add(reading, PrincipalsOf(statement), statement, _ => owner, $"{word} {name}");
            }
        }
        foreach (var provider in plan.Rules.Index.OfType("aws:iam/openIdConnectProvider:OpenIdConnectProvider"))
        {
            foreach (var audience in plan.TextsOf(provider.Inputs["clientIdLists"]))
                reading.Add(plan.TextOf(provider.Inputs["url"]) ?? plan.NameOf(provider), $"tokens for {audience} are taken", Access.By(Way.Open));
        }
    }

    // A ServiceAccount is said by its name: whom a role is for.
    private static void AddTrust(MeaningReading reading, string role, PolicyStatement statement, string owner)
    {
        // All conditions have to hold: one of them names whom, and the others are asked too.
        var subject = statement.Conditions.Where(condition => condition.Operator is Equal or "StringLike" && condition.Key.EndsWith(SubjectKey, StringComparison.Ordinal))
            .OrderBy(condition => condition.Operator, StringComparer.Ordinal).ThenBy(condition => condition.Key, StringComparer.Ordinal).FirstOrDefault();
        var way = Way.Of([.. statement.Conditions.Where(condition => !ReferenceEquals(condition, subject)).Select(AwsStatements.TermOf), .. AwsStatements.ButFor(statement)]);
        Access access = statement.Allows ? Access.By(way) : Access.Denial(way);
        var form = statement.Allows ? Assumed : $"denied: {Assumed}";
        foreach (var principal in PrincipalsOf(statement))
        {
            if (subject is null)
                reading.Add(new MeaningKey(role, principal, "", form), access, owner);
            foreach (var name in subject?.Values ?? [])
                reading.Add(new MeaningKey(role, $"{NameOf(name, subject!.Operator)} of {IssuerOf(principal)}", "", form), access, owner);
        }
    }

    private static ImmutableArray<string> PrincipalsOf(PolicyStatement statement) => statement.HasNotPrincipal ? ["all but some (NotPrincipal)"] : statement.Principals;

    // An asterisk stands for more only where it is asked for likeness.
    private static string NameOf(string subject, string @operator)
    {
        var name = subject.StartsWith(AccountPrefix, StringComparison.Ordinal) ? $"the ServiceAccount {subject[AccountPrefix.Length..].Replace(':', '/')}" : subject;
        return @operator == Equal && Pattern.IsOne(name) ? $"{name} (to the letter)" : name;
    }

    // "arn:aws:iam::111122223333:oidc-provider/host/cluster" is told from others by its end.
    private static string IssuerOf(string principal) => principal.Split("oidc-provider/")[^1].Split('/')[^1];
}

using Infra.Planning;
using Infra.Rules.Policies;
using Pulumi.Offline;

namespace Infra.Rules.Aws;

/// <summary>AWS007.</summary>
public sealed class WildcardIam : PlanRule
{
    // What an identity may do.
    private static readonly string[] IdentityPolicies =
    [
        "aws:iam/policy:Policy",
        "aws:iam/rolePolicy:RolePolicy",
        "aws:iam/userPolicy:UserPolicy",
        "aws:iam/groupPolicy:GroupPolicy",
    ];

    // Who may use a resource: "Resource": "*" means that resource, as in a key's policy. AWS005 judges buckets.
    private static readonly (string Type, string Input)[] ResourcePolicies =
    [
        (AwsTypes.Role, "assumeRolePolicy"),
        (AwsTypes.KmsKey, "policy"),
        ("aws:kms/keyPolicy:KeyPolicy", "policy"),
        ("aws:sqs/queue:Queue", "policy"),
        ("aws:sqs/queuePolicy:QueuePolicy", "policy"),
        ("aws:secretsmanager/secret:Secret", "policy"),
        ("aws:secretsmanager/secretPolicy:SecretPolicy", "policy"),
        ("aws:sns/topicPolicy:TopicPolicy", "policy"),
        ("aws:ecr/repositoryPolicy:RepositoryPolicy", "policy"),
    ];

    /// <inheritdoc/>
    public override string Id => "AWS007";

    /// <inheritdoc/>
    public override string Title => "IAM policies name what they allow";

    /// <inheritdoc/>
    public override string Why =>
        "A wildcard in an action or a resource grants what nobody asked for, and what AWS will add tomorrow. "
        + "It is needed only where AWS knows no resource for an action (ec2:Describe*), or where a condition on tags does the narrowing.";

    /// <inheritdoc/>
    public override string Evidence => "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege; "
        + "https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html";

    /// <inheritdoc/>
    public override string Fix => "Name the actions and the ARNs; keep actions that know no resource in a statement of their own.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        foreach (var resource in IdentityPolicies.SelectMany(context.Index.OfType))
        {
            foreach (var message in JudgeIdentity(context, resource.Inputs["policy"]))
                yield return Broken(resource, message);
        }
        foreach (var role in context.Index.OfType(AwsTypes.Role))
        {
            foreach (var message in role.Inputs["inlinePolicies"].Items().SelectMany(inline => JudgeIdentity(context, inline.At("policy"))))
                yield return Broken(role, message);
        }
        foreach (var (type, input) in ResourcePolicies)
        {
            foreach (var resource in context.Index.OfType(type))
            {
                foreach (var message in JudgeResource(context, resource.Inputs[input]))
                    yield return Broken(resource, message);
            }
        }
    }

    private static IEnumerable<string> JudgeIdentity(RuleContext context, PlanValue? value)
    {
        var policy = context.Policies.Read(value);
        if (policy.Problem is { } problem)
            yield return $"The policy cannot be read: {problem}.";
        for (var i = 0; i < policy.Statements.Length; i++)
        {
            var statement = policy.Statements[i];
            if (statement.Allows && Excess(statement) is { } excess)
                yield return $"The policy's {PolicyWords.Name(statement, i)} allows {PolicyWords.Shown(excess)}.";
        }
    }

    private static IEnumerable<string> JudgeResource(RuleContext context, PlanValue? value)
    {
        var policy = context.Policies.Read(value);
        if (policy.Problem is { } problem)
            yield return $"The policy cannot be read: {problem}.";
        for (var i = 0; i < policy.Statements.Length; i++)
        {
            var statement = policy.Statements[i];
            if (statement.Allows && (statement.HasNotPrincipal || (statement.IsForEverybody && statement.Conditions.IsEmpty)))
                yield return $"The policy's {PolicyWords.Name(statement, i)} allows everybody {PolicyWords.Actions(statement)}.";
        }
    }

    private static string? Excess(PolicyStatement statement)
    {
        if (!statement.NotActions.IsEmpty)
            return $"every action but {string.Join(", ", statement.NotActions)}";
        if (!statement.NotResources.IsEmpty)
            return $"its actions on every resource but {string.Join(", ", statement.NotResources)}";
        if (statement.Actions.FirstOrDefault(IamActions.IsTooWide) is { } action)
            return $"the action {action}";
        if (statement.Resources.FirstOrDefault(IsEverything) is not { } resource || statement.Conditions.Any(IamActions.NarrowsResources))
            return null;
        return statement.Actions.FirstOrDefault(each => !IamActions.KnowsNoResource(each)) is { } needy ? $"{needy} on {resource}" : null;
    }

    // "*", and ARNs of a whole service: "arn:aws:s3:::*".
    private static bool IsEverything(string resource)
    {
        if (resource == "*")
            return true;
        var parts = resource.Split(':', 6);
        return parts.Length == 6 && parts[0] == "arn" && parts[5] == "*";
    }
}

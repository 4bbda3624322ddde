using Infra.Planning;
using Infra.Rules.Policies;

namespace Infra.Rules.Aws;

/// <summary>What a bucket's policy gives to everybody.</summary>
internal static class PublishedObjects
{
    /// <summary>The statements that allow everybody something, under no condition.</summary>
    public static IEnumerable<PolicyStatement> Statements(RuleContext context, PlanResource bucket) =>
        context.Index.Attached(bucket, AwsTypes.BucketPolicy, "bucket")
            .Select(attached => attached.Inputs["policy"])
            .Append(bucket.Inputs["policy"])
            .SelectMany(policy => context.Policies.Read(policy).Statements)
            .Where(statement => statement.Allows && statement.IsForEverybody && statement.Conditions.IsEmpty);

    /// <summary>Whether a statement gives objects to read by their exact names, and nothing else.</summary>
    public static bool AreNamed(PolicyStatement statement) =>
        statement.NotActions.IsEmpty
        && statement.NotResources.IsEmpty
        && !statement.HasNotPrincipal
        && statement.Actions.All(action => action.Equals("s3:GetObject", StringComparison.OrdinalIgnoreCase))
        && !statement.Resources.IsEmpty
        && statement.Resources.All(NamesAnObject);

    // "arn:aws:s3:::bucket/path": the path may hold an unknown part (a cluster's name), but no wildcard.
    private static bool NamesAnObject(string resource) =>
        resource.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash
        && slash < resource.Length - 1
        && resource.AsSpan(slash + 1).IndexOfAny('*', '?') < 0;
}

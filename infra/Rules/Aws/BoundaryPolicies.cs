using Infra.Planning;
using Pulumi.Offline;

namespace Infra.Rules.Aws;

/// <summary>The managed policies of a plan, as boundaries name them: by ARN.</summary>
internal static class BoundaryPolicies
{
    private const string Policy = "aws:iam/policy:Policy";
    private const string Path = ":policy/";

    /// <summary>The plan's managed policies that have a name of ours, by that name.</summary>
    public static ILookup<string, PlanResource> ByName(RuleContext context) =>
        context.Index.OfType(Policy).Where(policy => policy.Inputs["name"].Text() is not null).ToLookup(policy => policy.Inputs["name"].Text()!, StringComparer.Ordinal);

    /// <summary>The policy that a boundary's ARN names; null where the plan does not make it, or the ARN is not known.</summary>
    public static PlanResource? Find(ILookup<string, PlanResource> policies, PlanValue? arn) =>
        arn.Text() is { } text && text.IndexOf(Path, StringComparison.Ordinal) is >= 0 and var at ? policies[text[(at + Path.Length)..].Split('/')[^1]].FirstOrDefault() : null;
}

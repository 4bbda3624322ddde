using Infra.Planning;

namespace Infra.Rules.Aws;

/// <summary>AWS016.</summary>
public sealed class WebIdentityBoundary : PlanRule
{
    /// <inheritdoc/>
    public override string Id => "AWS016";

    /// <inheritdoc/>
    public override string Title => "Every role that a cluster's workload may assume has a permissions boundary";

    /// <inheritdoc/>
    public override string Why =>
        "A workload's role is one mistake in a policy away from the account's administrator; a boundary is what such a mistake cannot get past. "
        + "Jobs of GitHub are no workloads: what deploys has to reach further than any boundary of a workload, and is kept by denials of its own.";

    /// <inheritdoc/>
    public override string Evidence => "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html";

    /// <inheritdoc/>
    public override string Fix => "Set \"permissionsBoundary\" to the ARN of the policy that bounds workloads.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        foreach (var role in context.Index.OfType(AwsTypes.Role))
        {
            var trust = context.Policies.Read(role.Inputs["assumeRolePolicy"]);
            if (trust.Statements.Any(statement => WebIdentity.Trusts(statement) && !WebIdentity.IsOfGitHub(statement)) && !role.Inputs["permissionsBoundary"].IsSet())
                yield return Broken(role, "A workload may assume the role, and the role has no permissions boundary.");
        }
    }
}

using Infra.Planning;
using Infra.Rules.Policies;

namespace Infra.Rules.Aws;

/// <summary>AWS016.</summary>
public sealed class RoleBoundary : PlanRule
{
    /// <inheritdoc/>
    public override string Id => "AWS016";

    /// <inheritdoc/>
    public override string Title => "Every role but GitHub's has a permissions boundary, which is there before it";

    /// <inheritdoc/>
    public override string Why =>
        "A role of nodes, of a workload or of a service is one mistake in a policy away from the account's administrator; a boundary is what such a mistake cannot "
        + "get past. IAM refuses a role whose boundary does not exist. Jobs of GitHub are exempt: what deploys reaches further than the one policy of a boundary "
        + "can list, and is kept by denials of its own from its roles, their policies and every boundary; what previews only reads.";

    /// <inheritdoc/>
    public override string Evidence => "https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html";

    /// <inheritdoc/>
    public override string Fix => "Set \"permissionsBoundary\" to the ARN of the policy that bounds roles of this kind, and let the role depend on that policy.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        var policies = BoundaryPolicies.ByName(context);
        foreach (var role in context.Index.OfType(AwsTypes.Role))
        {
            var boundary = role.Inputs["permissionsBoundary"];
            if (!boundary.IsSet())
            {
                if (!IsOfGitHub(context.Policies.Read(role.Inputs["assumeRolePolicy"])))
                    yield return Broken(role, "The role has no permissions boundary.");
            }
            else if (BoundaryPolicies.Find(policies, boundary) is { } policy && !role.DependsOn.Contains(policy.Urn))
            {
                yield return Broken(role, $"The role does not wait for its permissions boundary '{policy.Name}'.");
            }
        }
    }

    // Whoever else may assume the role makes it a role as any other.
    private static bool IsOfGitHub(Policy trust)
    {
        var allowing = trust.Statements.Where(statement => statement.Allows).ToList();
        return allowing.Count > 0 && allowing.All(statement => WebIdentity.Trusts(statement) && WebIdentity.IsOfGitHub(statement));
    }
}

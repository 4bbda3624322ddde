using Infra.Planning;
using Infra.Rules.Aws;

namespace Infra.Rules.Kops;

/// <summary>KOPS014.</summary>
public sealed class AddOnRoleBoundary : PlanRule
{
    private const string Command = "command:local:Command";

    /// <inheritdoc/>
    public override string Id => "KOPS014";

    /// <inheritdoc/>
    public override string Title => "Roles that kOps makes have a permissions boundary, which is there before kOps runs";

    /// <inheritdoc/>
    public override string Why =>
        "kOps makes the roles of its own add-ons, with permissions that stand in no plan and grow with its releases; the boundary is the part of them that is ours. "
        + "It is on no node's role where every instance group names an instance profile.";

    /// <inheritdoc/>
    public override string Evidence => "https://kops.sigs.k8s.io/iam_roles/#permissions-boundaries; "
        + "https://github.com/kubernetes/kops/blob/release-1.36/pkg/model/awsmodel/iam.go";

    /// <inheritdoc/>
    public override string Fix =>
        "Set \"iam.permissionsBoundary\" of the Cluster to the ARN of a managed policy, such as arn:aws:iam::111122223333:policy/name, and let what runs kOps depend on that policy.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        if (context.Clusters.IsEmpty)
            yield break;
        var policies = BoundaryPolicies.ByName(context);
        var commands = context.Index.OfType(Command).ToLookup(command => command.Inputs["environment"].At("CLUSTER").Text(), StringComparer.Ordinal);
        foreach (var cluster in context.Clusters.Select(each => each.Cluster))
        {
            var boundary = cluster.Spec("iam", "permissionsBoundary");
            if (!boundary.IsSet())
                yield return Broken(cluster.Subject, "The roles that kOps makes for its add-ons have no permissions boundary.");
            else if (boundary.TextWithUnknowns() is not { } arn || !IsPolicy(arn))
                yield return Broken(cluster.Subject, $"The permissions boundary \"{Policies.PolicyWords.Shown(boundary.TextWithUnknowns() ?? "")}\" is no ARN of a managed policy.");
            else if (BoundaryPolicies.Find(policies, boundary) is { } policy)
            {
                foreach (var command in Appliers(commands[cluster.Name]).Where(command => !command.DependsOn.Contains(policy.Urn)))
                    yield return Broken(command, $"This has kOps make roles and does not wait for their permissions boundary '{policy.Name}'.");
            }
        }
    }

    // A part that is not known may be anything.
    private static bool IsPolicy(string arn) =>
        arn.Contains(PlanValueExtensions.UnknownPart, StringComparison.Ordinal)
        || (arn.Split(':', 6) is ["arn", _, "iam", _, _, var resource] && resource.StartsWith("policy/", StringComparison.Ordinal));

    // What also deletes the cluster is what makes it; the others only ask.
    private static IEnumerable<PlanResource> Appliers(IEnumerable<PlanResource> commands) => commands.Where(command => command.Inputs["delete"].IsSet());
}

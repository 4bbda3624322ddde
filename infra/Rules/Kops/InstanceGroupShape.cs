using Infra.Planning;

namespace Infra.Rules.Kops;

/// <summary>KOPS010.</summary>
public sealed class InstanceGroupShape : PlanRule
{
    /// <inheritdoc/>
    public override string Id => "KOPS010";

    /// <inheritdoc/>
    public override string Title => "Instance groups have bounds, a cluster and an instance profile of ours";

    /// <inheritdoc/>
    public override string Why =>
        "A group without a profile of ours gets a role that kOps makes, with what kOps thinks that it needs; "
        + "one whose bounds contradict each other, or whose cluster is another, is refused half way through an `up`.";

    /// <inheritdoc/>
    public override string Evidence =>
        "https://kops.sigs.k8s.io/instance_groups/; https://kops.sigs.k8s.io/iam_roles/#use-existing-aws-instance-profiles";

    /// <inheritdoc/>
    public override string Fix =>
        "Set \"minSize\" no greater than \"maxSize\" (both 1 for control planes), \"iam.profile\", and the label kops.k8s.io/cluster.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        foreach (var cluster in context.Clusters)
        {
            foreach (var group in cluster.InstanceGroups)
            {
                foreach (var message in Judge(group, cluster.Cluster.Name))
                    yield return Broken(group.Subject, message);
            }
        }
    }

    private static IEnumerable<string> Judge(KopsDocument group, string cluster)
    {
        var (min, max) = (group.Number("minSize"), group.Number("maxSize"));
        if (min is null || max is null || min < 0)
            yield return "It lacks \"minSize\" or \"maxSize\".";
        else if (min > max)
            yield return FormattableString.Invariant($"\"minSize\" {min} is greater than \"maxSize\" {max}.");
        else if (group.Role == "ControlPlane" && (min != 1 || max != 1))
            yield return "A control plane group has one machine; several are several groups.";
        if (!group.Spec("iam", "profile").IsSet())
            yield return "It has no \"iam.profile\".";
        if (group.Manifest.Object.At("metadata", "labels", KopsDocument.ClusterLabel).TextWithUnknowns() != cluster)
            yield return $"Its label {KopsDocument.ClusterLabel} does not name the cluster {cluster}.";
    }
}

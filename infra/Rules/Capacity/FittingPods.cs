using Infra.Capacity;
using Infra.Planning;

namespace Infra.Rules.Capacity;

/// <summary>CAP001.</summary>
public sealed class FittingPods : PlanRule
{
    /// <inheritdoc/>
    public override string Id => "CAP001";

    /// <inheritdoc/>
    public override string Title => "What pods ask for fits on the cluster's machines, and where the environment is highly available also with a zone lost";

    /// <inheritdoc/>
    public override string Why =>
        "A pod without room waits, its Application is not healthy, and no wave after it begins. A zone that is lost takes its machines along, and what survives it needs room on the others.";

    /// <inheritdoc/>
    public override string Evidence =>
        "https://kubernetes.io/docs/concepts/scheduling-eviction/kube-scheduler; https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/rel_adapt_to_changes_autoscale_adapt.html";

    /// <inheritdoc/>
    public override string Fix => "Raise \"max\" of a node group without taints, take larger machines, or ask for less; `infra capacity` says who asks for what.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        if (context.Facts.Platform is not { } platform)
            yield break;
        foreach (var cluster in ClusterCapacity.Of(context.Plan, platform, MachineSizes.Of))
        {
            foreach (var type in cluster.UnknownTypes)
                yield return Broken(cluster.Subject, $"Nobody says how large {type} is; add it to the machine types that are known.");
            if (!cluster.AtMost.Fits)
                yield return Broken(cluster.Subject, $"With {cluster.AtMost.Machines} machines there is no room for {string.Join(", ", cluster.AtMost.WithoutRoom)}.");
            else if (platform.Declarations.Context.IsHighlyAvailable)
            {
                foreach (var (zone, placement) in cluster.WithoutZone.Where(each => !each.Value.Fits))
                    yield return Broken(cluster.Subject, $"Without {zone} there are {placement.Machines} machines, and no room for {string.Join(", ", placement.WithoutRoom)}.");
            }
        }
    }
}

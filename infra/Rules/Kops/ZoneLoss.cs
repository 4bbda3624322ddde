using Infra.Planning;

namespace Infra.Rules.Kops;

/// <summary>KOPS012.</summary>
public sealed class ZoneLoss : PlanRule
{
    /// <inheritdoc/>
    public override string Id => "KOPS012";

    /// <inheritdoc/>
    public override string Title => "A cluster keeps half of its workers when it loses a zone";

    /// <inheritdoc/>
    public override string Why =>
        "What runs must find room on what is left: with the workers in one zone, or nearly all of them, the others' control planes have nothing to run on. "
        + "Groups with taints do not count, since workloads that do not ask for them stay off.";

    /// <inheritdoc/>
    public override string Evidence =>
        "https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/rel_fault_isolation_multiaz_region_system.html; https://kubernetes.io/docs/setup/best-practices/multiple-zones/";

    /// <inheritdoc/>
    public override string Fix => "Give worker groups without taints a \"minSize\" of 1 or more in every zone of the cluster, alike in all.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        foreach (var cluster in context.Clusters)
        {
            var groups = cluster.InstanceGroups.Where(group => group.TakesAnyPod).Select(group => (Machines: group.Number("minSize") ?? 0, Zones: cluster.ZonesOf(group))).ToList();
            var total = groups.Sum(group => group.Machines);
            var zones = cluster.InstanceGroups.SelectMany(group => cluster.ZonesOf(group)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
            if (zones.Count < 2)
                continue;
            if (total == 0)
                yield return Broken(cluster.Cluster.Subject, "No worker group without taints has a \"minSize\" of 1 or more.");
            foreach (var zone in zones)
            {
                var lost = groups.Where(group => group.Zones.Contains(zone)).Sum(group => Math.Ceiling(group.Machines / group.Zones.Length));
                if (total > 0 && (total - lost) * 2 < total)
                    yield return Broken(cluster.Cluster.Subject, FormattableString.Invariant($"Without {zone}, {total - lost} of at least {total} workers are left."));
            }
        }
    }
}

using Infra.Capacity;
using Infra.Components;
using Infra.Rules.Kops;

namespace Infra.Cost;

/// <summary>How many machines of each group it takes to hold what pods ask for, the zones alike, as the autoscaler balances them.</summary>
internal sealed class NeededMachines
{
    private readonly Dictionary<string, ClusterCapacity> _clusters;

    private NeededMachines(IEnumerable<ClusterCapacity> clusters) => _clusters = clusters.ToDictionary(cluster => cluster.Cluster, StringComparer.Ordinal);

    /// <summary>Puts the pods of a platform onto the machines of its clusters; without a platform nobody knows of any.</summary>
    public static NeededMachines Of(CostSheet sheet, PlatformModel? platform) => new(
        platform is null ? [] : ClusterCapacity.Of(sheet.Plan, platform, type => MachineSizes.Of(type, sheet.Prices)));

    /// <summary>How many of a group; the fewest of one that does not take any pod or whose size nobody knows, and the most where even those do not hold all.</summary>
    public int Of(KopsDocument cluster, KopsDocument group, int least, int most) =>
        !_clusters.TryGetValue(cluster.Name, out var capacity) || capacity.Groups.All(each => each.Name != group.Name) ? least
        : capacity.Added is { } added ? capacity.Groups.Where(each => each.Name == group.Name).Sum(each => each.With(added))
        : most;
}

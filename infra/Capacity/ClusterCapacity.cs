using System.Collections.Immutable;
using Infra.Components;
using Infra.Planning;

using KopsCluster = Infra.Rules.Kops.KopsCluster;

namespace Infra.Capacity;

/// <summary>What a cluster's pods ask for, against what its machines offer.</summary>
internal sealed record ClusterCapacity
{
    /// <summary>The kOps name.</summary>
    public required string Cluster { get; init; }

    /// <summary>What findings are about: the Cluster's document.</summary>
    public required string Subject { get; init; }

    /// <summary>The workers that take any pod, by zone and name.</summary>
    public required IReadOnlyList<MachineGroup> Groups { get; init; }

    /// <summary>Types of machines of which nobody says what they have.</summary>
    public required IReadOnlyList<string> UnknownTypes { get; init; }

    /// <summary>The pods.</summary>
    public required IReadOnlyList<PodDemand> Demands { get; init; }

    /// <summary>With the fewest machines that hold all; null where the most do not.</summary>
    public required Placement? Needed { get; init; }

    /// <summary>How many machines that takes of each group beside its fewest; null where the most do not hold all.</summary>
    public required int? Added { get; init; }

    /// <summary>With as many machines as there may be.</summary>
    public required Placement AtMost { get; init; }

    /// <summary>With as many as there may be, and one zone lost, by that zone.</summary>
    public required ImmutableSortedDictionary<string, Placement> WithoutZone { get; init; }

    /// <summary>What all pods ask for that are not on every machine.</summary>
    public Amount Asked => Amount.Sum(Demands.Where(demand => !demand.OnEveryNode).Select(demand => demand.Together));

    /// <summary>What every machine runs.</summary>
    public Amount OnEveryNode => Amount.Sum(Demands.Where(demand => demand.OnEveryNode).Select(demand => demand.Together));

    /// <summary>The clusters of a plan, in the order of their documents.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="platform">The platform, as its home cluster has it.</param>
    /// <param name="sizeOf">What a type of machine has; null where it is not known.</param>
    public static IReadOnlyList<ClusterCapacity> Of(Plan plan, PlatformModel platform, Func<string, Amount?> sizeOf) =>
        [.. KopsCluster.Of(plan).Select(cluster => Of(cluster, platform.Declarations, sizeOf))];

    private static ClusterCapacity Of(KopsCluster cluster, PlatformDeclarations declarations, Func<string, Amount?> sizeOf)
    {
        var unknown = new SortedSet<string>(StringComparer.Ordinal);
        IReadOnlyList<MachineGroup> groups = [.. MachineGroup.Of(cluster, sizeOf, unknown).OrderBy(group => group.Zone, StringComparer.Ordinal).ThenBy(group => group.Name, StringComparer.Ordinal)];
        string[] zones = [.. groups.Select(group => group.Zone).Distinct(StringComparer.Ordinal)];
        var demands = PodDemand.Of(declarations, cluster.Cluster.Name == declarations.Context.HomeClusterName);
        var fewest = zones.Length == 0 ? null : Fewest(groups, zones, demands);
        return new ClusterCapacity
        {
            Cluster = cluster.Cluster.Name,
            Subject = cluster.Cluster.Subject,
            Groups = groups,
            UnknownTypes = [.. unknown],
            Demands = demands,
            Needed = fewest?.Placement,
            Added = fewest?.Added,
            AtMost = zones.Length == 0 ? new Placement(0, [.. demands.Select(demand => demand.Name)], []) : Scheduling.Place(groups, zones, demands, group => group.Most),
            WithoutZone = zones.ToImmutableSortedDictionary(
                lost => lost, lost => Scheduling.Place([.. groups.Where(group => group.Zone != lost)], zones, demands, group => group.Most), StringComparer.Ordinal),
        };
    }

    // The autoscaler adds to all zones alike, as it balances groups of one kind.
    private static (Placement Placement, int Added)? Fewest(IReadOnlyList<MachineGroup> groups, string[] zones, IReadOnlyList<PodDemand> demands)
    {
        foreach (var added in Enumerable.Range(0, groups.Max(group => group.Most - group.Least) + 1))
        {
            if (Scheduling.Place(groups, zones, demands, group => group.With(added)) is { Fits: true } placement)
                return (placement, added);
        }
        return null;
    }
}

namespace Infra.Capacity;

/// <summary>Pods put onto machines, the greatest first, each where the least room is left over: what a scheduler can do, if not always does.</summary>
internal sealed class Scheduling
{
    private sealed class Machine(string zone, Amount free)
    {
        public string Zone { get; } = zone;

        public Amount Free { get; set; } = free;

        public int Pods { get; set; }
    }

    private readonly List<Machine> _machines;

    private Scheduling(IEnumerable<MachineGroup> groups, IReadOnlyList<PodDemand> demands, Func<MachineGroup, int> count)
    {
        var everywhere = demands.Where(demand => demand.OnEveryNode).ToList();
        var offer = Amount.Sum(everywhere.Select(demand => demand.Together));
        _machines = [.. groups.SelectMany(group => Enumerable.Range(0, count(group)).Select(_ => new Machine(group.Zone, group.Offer - offer) { Pods = everywhere.Sum(demand => demand.Pods) }))];
    }

    /// <summary>Puts pods onto as many machines of each group as are counted.</summary>
    /// <param name="groups">The groups that there are.</param>
    /// <param name="zones">The zones that volumes are in: those of the cluster, though one may be lost.</param>
    /// <param name="demands">The pods.</param>
    /// <param name="count">How many machines of a group there are.</param>
    public static Placement Place(IReadOnlyList<MachineGroup> groups, IReadOnlyList<string> zones, IReadOnlyList<PodDemand> demands, Func<MachineGroup, int> count)
    {
        var scheduling = new Scheduling(groups, demands, count);
        var left = groups.Select(group => group.Zone).ToHashSet(StringComparer.Ordinal);
        var (without, waiting) = (new List<string>(), new List<string>());
        foreach (var (demand, zone) in Bound(demands, zones))
        {
            if (zone is not null && !left.Contains(zone))
                waiting.Add(demand.Name);
            else if (!scheduling.TryPlace(demand.Each, zone))
                without.Add(demand.Name);
        }
        return new Placement(scheduling._machines.Count, Counted(without), Counted(waiting));
    }

    // Volumes of a workload are spread over the zones, one workload's first where the one before ended.
    private static IEnumerable<(PodDemand Demand, string? Zone)> Bound(IReadOnlyList<PodDemand> demands, IReadOnlyList<string> zones)
    {
        var next = 0;
        var bound = new List<(PodDemand Demand, string? Zone)>();
        foreach (var demand in demands.Where(demand => !demand.OnEveryNode))
            bound.AddRange(Enumerable.Range(0, demand.Pods).Select(_ => (demand, demand.HasVolume ? zones[next++ % zones.Count] : null)));
        // Those that cannot choose come first.
        return bound.OrderBy(pod => pod.Zone is null).ThenByDescending(pod => pod.Demand.Each.Cores).ThenByDescending(pod => pod.Demand.Each.MemoryBytes).ThenBy(pod => pod.Demand.Name, StringComparer.Ordinal);
    }

    private bool TryPlace(Amount pod, string? zone)
    {
        var machine = _machines
            .Where(machine => (zone is null || machine.Zone == zone) && machine.Pods < MachineGroup.PodsPerMachine && machine.Free.Holds(pod))
            .MinBy(machine => machine.Free.Cores);
        if (machine is null)
            return false;
        machine.Free -= pod;
        machine.Pods++;
        return true;
    }

    private static IReadOnlyList<string> Counted(IEnumerable<string> pods) =>
        [.. pods.GroupBy(name => name, StringComparer.Ordinal).OrderBy(same => same.Key, StringComparer.Ordinal).Select(same => same.Count() == 1 ? same.Key : FormattableString.Invariant($"{same.Count()} of {same.Key}"))];
}

/// <summary>What came of putting pods onto machines.</summary>
/// <param name="Machines">How many machines there were.</param>
/// <param name="WithoutRoom">Pods that fit nowhere, by workload, with how many: "2 of vault/vault".</param>
/// <param name="Waiting">Pods whose volume is in a zone that is lost.</param>
internal sealed record Placement(int Machines, IReadOnlyList<string> WithoutRoom, IReadOnlyList<string> Waiting)
{
    /// <summary>Whether every pod that can run has a machine.</summary>
    public bool Fits => WithoutRoom.Count == 0;
}

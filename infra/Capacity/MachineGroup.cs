using Infra.Components;
using Infra.Rules;
using Infra.Rules.Kops;
using KopsCluster = Infra.Rules.Kops.KopsCluster;

namespace Infra.Capacity;

/// <summary>Workers of one kind in one zone, between the autoscaler's bounds.</summary>
/// <param name="Name">The instance group: "spot-eu-central-1a".</param>
/// <param name="Zone">The zone.</param>
/// <param name="MachineType">The smallest of its types, since any may come: "t3.large".</param>
/// <param name="Least">How many there are at least.</param>
/// <param name="Most">How many there are at most.</param>
/// <param name="Offer">What a machine offers to pods.</param>
internal sealed record MachineGroup(string Name, string Zone, string MachineType, int Least, int Most, Amount Offer)
{
    /// <summary>How many pods a kubelet takes (https://kubernetes.io/docs/setup/best-practices/cluster-large).</summary>
    public const int PodsPerMachine = 110;

    // Of what is sold as memory, the hypervisor, the firmware and the kernel take a part before Linux counts it: what Karpenter takes off where it has not seen a type yet
    // (https://karpenter.sh/docs/reference/settings, VM_MEMORY_OVERHEAD_PERCENT).
    private const double MemoryOverhead = 0.075;

    // The kubelet evicts below this (https://kubernetes.io/docs/concepts/scheduling-eviction/node-pressure-eviction).
    private const double EvictionBytes = 100 * 1024 * 1024;

    /// <summary>How many there are where the autoscaler has added so many.</summary>
    public int With(int added) => Math.Min(Least + added, Most);

    /// <summary>The groups of a cluster that take any pod.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="sizeOf">What a type has; null where it is not known.</param>
    /// <param name="unknown">Takes the types that are not known.</param>
    public static IReadOnlyList<MachineGroup> Of(KopsCluster cluster, Func<string, Amount?> sizeOf, ICollection<string> unknown)
    {
        var reserved = Reserved(cluster.Cluster, "kubeReserved") + Reserved(cluster.Cluster, "systemReserved");
        var groups = new List<MachineGroup>();
        foreach (var group in cluster.InstanceGroups.Where(group => group.TakesAnyPod))
        {
            var types = group.Spec("mixedInstancesPolicy", "instances").Items().Append(group.Spec("machineType")).Select(type => type.Text()).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
            foreach (var type in types.Where(type => sizeOf(type) is null))
                unknown.Add(type);
            var sizes = types.Select(type => (Type: type, Size: sizeOf(type))).Where(each => each.Size is not null).Select(each => (each.Type, Size: each.Size!.Value)).ToList();
            if (sizes.Count == 0)
                continue;
            var smallest = new Amount(sizes.Min(each => each.Size.Cores), sizes.Min(each => each.Size.MemoryBytes) * (1 - MemoryOverhead) - EvictionBytes) - reserved;
            var zones = cluster.ZonesOf(group);
            // A group over several zones is shared out evenly, as AWS does.
            groups.AddRange(zones.Select((zone, index) => new MachineGroup(
                group.Name, zone, sizes.MinBy(each => each.Size.Cores * 1e12 + each.Size.MemoryBytes).Type, Share(group, "minSize", zones.Length, index), Share(group, "maxSize", zones.Length, index), smallest)));
        }
        return groups;
    }

    private static int Share(KopsDocument group, string bound, int zones, int index) => ((int)(group.Number(bound) ?? 0) + zones - 1 - index) / zones;

    private static Amount Reserved(KopsDocument cluster, string key) =>
        new(Quantity.Cores(cluster.Spec("kubelet", key, "cpu").Text()) ?? 0, Quantity.Bytes(cluster.Spec("kubelet", key, "memory").Text()) ?? 0);
}

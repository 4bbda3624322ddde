using System.Collections.Immutable;
using Infra.Rules.Kops;

namespace Infra.Differences.Meanings;

/// <summary>A cluster's instance groups, those that differ by their zone taken together.</summary>
/// <param name="Name">The name without the zone: "general".</param>
/// <param name="IsByZone">Whether each zone has an instance group of its own.</param>
/// <param name="Groups">The instance groups with their zones, in the order of names.</param>
internal sealed record MachineGroups(string Name, bool IsByZone, ImmutableArray<(KopsDocument Group, ImmutableArray<string> Zones)> Groups)
{
    /// <summary>All zones, sorted.</summary>
    public IEnumerable<string> Zones => Groups.SelectMany(group => group.Zones).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    /// <summary>A cluster's.</summary>
    public static IEnumerable<MachineGroups> Of(KopsCluster cluster) =>
        from @group in cluster.InstanceGroups
        let zones = cluster.ZonesOf(@group)
        let zone = zones.FirstOrDefault(zone => @group.Name.EndsWith($"-{zone}", StringComparison.Ordinal))
        let name = zone is null ? @group.Name : @group.Name[..^(zone.Length + 1)]
        orderby @group.Name
        group (@group, zones) by (Name: name, IsByZone: zone is not null) into same
        select new MachineGroups(same.Key.Name, same.Key.IsByZone, [.. same]);

    /// <summary>What is true of all of them, or of which zones what.</summary>
    public string Say(Func<KopsDocument, string> what)
    {
        var said = Groups.GroupBy(each => what(each.Group), each => each.Zones, StringComparer.Ordinal).ToList();
        return said is [var same]
            ? same.Key
            : string.Join(", ", said.Select(each => $"{each.Key} ({string.Join(", ", each.SelectMany(zones => zones).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))})").Order(StringComparer.Ordinal));
    }
}

using System.Collections.Immutable;
using System.Globalization;
using Infra.Components;

namespace Infra.Stacks;

/// <summary>What has to hold between a cluster and its environment. A cluster that is wrong elsewhere is checked as far as it is right.</summary>
internal static class ClusterChecks
{
    // kube-controller-manager gives every node a /24 (the default of its flag node-cidr-mask-size-ipv4), about twice what the kubelet's 110 pods need.
    private const int NodePrefix = 24;

    // AWS keeps five addresses of a subnet for itself (VPC user guide, "Subnet sizing"); interface endpoints and load balancers need some too.
    private const int AddressesOfOthers = 5 + 16;

    // A launch template is called as its Auto Scaling group (EC2 API, CreateLaunchTemplate, LaunchTemplateName).
    private const int LongestLaunchTemplate = 128;

    // Losing a zone must leave a majority of 3 or 5 members; over two zones one of them always has the majority.
    private const int ZonesOfMajority = 3;

    /// <summary>The networks of a cluster's pods and services, as far as they are right.</summary>
    public static IEnumerable<(Place Place, Cidr Cidr)> NetworksOf(ObjectReading cluster)
    {
        foreach (var key in new[] { ClusterShape.PodCidr, ClusterShape.ServiceCidr })
        {
            if (cluster.Has(key, out var cidr))
                yield return (cluster.PlaceOf(key), cidr);
        }
    }

    /// <summary>Zones, etcd's spread and the pods' room, for which the environment's zones must be right.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="zones">The environment's zones.</param>
    /// <param name="taken">Networks that a larger one for the pods must stay clear of.</param>
    public static void CheckZones(ObjectReading cluster, ImmutableArray<string> zones, IReadOnlyCollection<Cidr> taken)
    {
        if (cluster.Inside(ClusterShape.ControlPlane) is { } controlPlane && controlPlane.Has(ControlPlaneShape.Count, out var count) && count > 1 && zones.Length < ZonesOfMajority)
        {
            controlPlane.PlaceOf(ControlPlaneShape.Count).Report(
                ConfigurationProblemCode.Conflict,
                Text(count),
                $"1 in an environment of {zones.Length} zones: one of two zones would hold most of etcd's members, and its loss would stop the cluster; {count} need {ZonesOfMajority} zones",
                "1");
        }

        foreach (var group in cluster.Items(ClusterShape.NodeGroups))
            CheckGroupZones(group, zones);
        CheckPods(cluster, zones.Length, taken);
    }

    /// <summary>Whether the cluster's private subnets have an address for every node that its groups may grow to.</summary>
    public static void CheckSubnets(ObjectReading cluster, ImmutableArray<string> zones, Cidr vpc)
    {
        if (!cluster.Has(ClusterShape.ControlPlane, out var controlPlane) || !cluster.Has(ClusterShape.NodeGroups, out var groups) || !AddressPlan.TryCarve(vpc, zones, 1, out var plan, out _))
            return;
        var subnet = plan.Zones[0].Clusters[0].Private;
        var room = (int)subnet.AddressCount - AddressesOfOthers;
        foreach (var zone in zones)
        {
            var nodes = ((controlPlane.Count + zones.Length - 1) / zones.Length) + groups.Where(group => group.Zones.IsEmpty || group.Zones.Contains(zone)).Sum(group => group.Max);
            if (nodes <= room)
                continue;
            cluster.PlaceOf(ClusterShape.NodeGroups).ReportWithFix(
                ConfigurationProblemCode.Conflict,
                $"groups that grow to {Text(nodes)} nodes in {zone}, the control plane's included",
                $"{Text(room)} nodes at most in a zone: the cluster's private subnet there is a /{Text(subnet.PrefixLength)}, for the VPC is {vpc}",
                "lower max of the groups, or begin with a larger platform:network.cidr, which replaces the VPC");
            return;
        }
    }

    /// <summary>The lengths of the names that AWS bounds and that come of several keys.</summary>
    public static void CheckName(ObjectReading cluster, string domain, ImmutableArray<string> zones)
    {
        if (!cluster.Has(ClusterShape.Name, out var label))
            return;
        var zone = zones.MaxBy(zone => zone.Length)!;
        var names = cluster.Items(ClusterShape.NodeGroups)
            .Select(group => group.Has(NodeGroupShape.Name, out var name) ? $"{name}-{zone}.{label}.{domain}" : "")
            .Prepend($"control-plane-{zone}.masters.{label}.{domain}");
        var longest = names.MaxBy(name => name.Length)!;
        if (longest.Length <= LongestLaunchTemplate)
            return;
        cluster.PlaceOf(ClusterShape.Name).ReportWithFix(
            ConfigurationProblemCode.Conflict,
            Place.Describe(label),
            $"a name with which the launch template '{longest}' has {LongestLaunchTemplate} characters at most; it has {longest.Length}",
            "shorten the cluster's name, the groups' names or platform:domain");
    }

    /// <summary>Networks of pods and services that share addresses with those given or with an earlier one.</summary>
    /// <param name="clusters">The clusters.</param>
    /// <param name="given">The networks that clusters must stay clear of.</param>
    /// <param name="taken">Those and the clusters' own.</param>
    public static void CheckNetworks(IEnumerable<ObjectReading> clusters, IEnumerable<(KeyPath Path, Cidr Cidr)> given, IReadOnlyCollection<Cidr> taken)
    {
        var seen = given.ToList();
        foreach (var (place, cidr) in clusters.SelectMany(NetworksOf))
        {
            foreach (var other in seen.Where(other => other.Cidr.Overlaps(cidr)))
            {
                place.Report(
                    ConfigurationProblemCode.Overlap, $"'{cidr}'", $"a network that shares no address with {other.Path}, which is {other.Cidr}", Free(cidr.PrefixLength, taken));
            }

            seen.Add((place.Path, cidr));
        }
    }

    private static void CheckGroupZones(ObjectReading group, ImmutableArray<string> zones)
    {
        if (!group.Has(NodeGroupShape.Zones, out var own))
            return;
        for (var i = 0; i < own.Length; i++)
        {
            if (!zones.Contains(own[i]))
            {
                var place = group.PlaceOf(NodeGroupShape.Zones).Item(i);
                place.ReportWithFix(
                    ConfigurationProblemCode.Conflict,
                    $"'{own[i]}'",
                    $"one of platform:network.zones: {string.Join(", ", zones)}",
                    PulumiCommand.Remove(place.Stack, place.Path));
            }
        }
    }

    private static void CheckPods(ObjectReading cluster, int zones, IReadOnlyCollection<Cidr> taken)
    {
        if (!cluster.Has(ClusterShape.PodCidr, out var pods) || !cluster.Has(ClusterShape.ControlPlane, out var controlPlane) || !cluster.Has(ClusterShape.NodeGroups, out var groups))
            return;
        var nodes = controlPlane.Count + groups.Sum(group => group.Max * (group.Zones.IsEmpty ? zones : group.Zones.Length));
        var room = 1 << Math.Max(0, NodePrefix - pods.PrefixLength);
        if (nodes <= room)
            return;
        var prefix = NodePrefix;
        while (1 << (NodePrefix - prefix) < nodes)
            prefix--;
        cluster.PlaceOf(ClusterShape.PodCidr).Report(
            ConfigurationProblemCode.Conflict,
            $"'{pods}'",
            $"a /{Text(prefix)} or larger: the groups grow to {Text(nodes)} nodes, every node takes a /{Text(NodePrefix)}, and this has {Text(room)} of them",
            Free(prefix, taken));
    }

    private static string Free(int prefix, IReadOnlyCollection<Cidr> taken) => NetworkText.FindFree(prefix, taken)?.ToString() ?? $"a-free-/{Text(prefix)}";

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

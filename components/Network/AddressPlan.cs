using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Infra.Components;

/// <summary>
/// How a VPC's addresses are shared out. The VPC is cut into <see cref="MostZones"/> equal blocks, one per zone in the order
/// given. Half of a block is cut into <see cref="MostClusters"/> private subnets, one per cluster in their order; of the block's
/// other half, sixteenth 8 to 11 are the clusters' utility subnets, sixteenth 12 is the public one, and the rest is spare. The
/// layout depends neither on how many zones nor on how many clusters there are, so adding one at the end moves nothing.
/// </summary>
public sealed class AddressPlan
{
    /// <summary>Zones that a plan has room for.</summary>
    public const int MostZones = 4;

    /// <summary>Clusters that a plan has room for.</summary>
    public const int MostClusters = 4;

    /// <summary>The largest VPC of AWS, /16.</summary>
    public const int ShortestVpcPrefix = 16;

    /// <summary>The smallest VPC that the plan fits, /21: a subnet of an Elastic Load Balancer must be a /27 at least.</summary>
    public const int LongestVpcPrefix = LongestSubnetPrefix - ZoneBits - SmallSubnetBits;

    // AWS allows subnets down to /28 but places load balancers in a /27 or larger only.
    private const int LongestSubnetPrefix = 27;
    private const int ZoneBits = 2;
    private const int PrivateSubnetBits = 3;
    private const int SmallSubnetBits = 4;
    private const int FirstUtilitySubnet = 8;
    private const int PublicSubnet = FirstUtilitySubnet + MostClusters;

    private AddressPlan(Cidr vpc, int clusters, IReadOnlyList<ZoneSubnets> zones)
    {
        Vpc = vpc;
        Clusters = clusters;
        Zones = zones;
    }

    /// <summary>The VPC's network.</summary>
    public Cidr Vpc { get; }

    /// <summary>How many clusters have subnets of their own in every zone.</summary>
    public int Clusters { get; }

    /// <summary>The subnets of every zone, in the order the zones were given.</summary>
    public IReadOnlyList<ZoneSubnets> Zones { get; }

    /// <summary>Carves the subnets of every zone from the VPC's network.</summary>
    /// <param name="vpc">The VPC's network, /16 to /21.</param>
    /// <param name="zones">One to four names of availability zones, none twice. Their order decides the addresses: add new ones at the end.</param>
    /// <param name="clusters">How many clusters there are: one to four.</param>
    /// <param name="plan">The plan; null where there is none.</param>
    /// <param name="problem">Empty, or one sentence: what was given, what is wrong with it and what would fit.</param>
    public static bool TryCarve(Cidr vpc, IReadOnlyList<string> zones, int clusters, [NotNullWhen(true)] out AddressPlan? plan, out string problem)
    {
        ArgumentNullException.ThrowIfNull(zones);
        problem = FindProblem(vpc, zones, clusters);
        plan = problem.Length == 0 ? new AddressPlan(vpc, clusters, [.. zones.Select((zone, index) => Carve(vpc, zone, index, clusters))]) : null;
        return plan is not null;
    }

    /// <summary>Canonical text: the VPC, then a line per zone with its public subnet and every cluster's subnets, each line ended by LF.</summary>
    public override string ToString()
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"vpc {Vpc}\n");
        foreach (var zone in Zones)
        {
            text.Append(CultureInfo.InvariantCulture, $"{zone.Zone} public {zone.Public}");
            foreach (var cluster in zone.Clusters)
                text.Append(CultureInfo.InvariantCulture, $" private {cluster.Private} utility {cluster.Utility}");
            text.Append('\n');
        }

        return text.ToString();
    }

    private static ZoneSubnets Carve(Cidr vpc, string zone, int index, int clusters)
    {
        var block = vpc.Subnet(vpc.PrefixLength + ZoneBits, index);
        var (large, small) = (block.PrefixLength + PrivateSubnetBits, block.PrefixLength + SmallSubnetBits);
        return new ZoneSubnets(
            zone,
            [.. Enumerable.Range(0, clusters).Select(slot => new ClusterSubnets(block.Subnet(large, slot), block.Subnet(small, FirstUtilitySubnet + slot)))],
            block.Subnet(small, PublicSubnet));
    }

    private static string FindProblem(Cidr vpc, IReadOnlyList<string> zones, int clusters)
    {
        if (vpc.PrefixLength < ShortestVpcPrefix)
            return $"{vpc} is larger than AWS allows a VPC to be; take a /{ShortestVpcPrefix}, such as {vpc.Subnet(ShortestVpcPrefix, 0)}.";
        if (vpc.PrefixLength > LongestVpcPrefix)
        {
            var small = vpc.PrefixLength + ZoneBits + SmallSubnetBits;
            return $"{vpc} is too small: its utility and public subnets would be a /{small}, and load balancers need a /{LongestSubnetPrefix}; "
                + $"take a VPC of /{LongestVpcPrefix} or larger (up to /{ShortestVpcPrefix}).";
        }

        if (clusters is < 1 or > MostClusters)
            return $"{clusters} clusters were given; a VPC's addresses are planned for 1 to {MostClusters}.";
        if (zones.Count is 0 or > MostZones)
            return $"{zones.Count} availability zones were given; a VPC's addresses are planned for 1 to {MostZones}.";
        if (zones.Any(string.IsNullOrWhiteSpace))
            return $"A zone's name is empty in '{string.Join(", ", zones)}'; name each as AWS does, such as 'eu-central-1a'.";
        var twice = zones.GroupBy(zone => zone, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        return twice is null ? "" : $"Zone '{twice.Key}' is given twice; name each availability zone once.";
    }
}

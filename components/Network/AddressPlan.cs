using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Infra.Components;

/// <summary>
/// How a VPC's addresses are shared out. The VPC is cut into <see cref="MostZones"/> equal blocks, one per zone in the order
/// given, so adding a zone at the end moves nothing. Half of a block is the private subnet; the utility and the public subnet
/// are a sixteenth each; the rest of the block and the blocks of zones not in use are spare.
/// </summary>
public sealed class AddressPlan
{
    /// <summary>Zones that a plan has room for.</summary>
    public const int MostZones = 4;

    /// <summary>The largest VPC of AWS, /16.</summary>
    public const int ShortestVpcPrefix = 16;

    /// <summary>The smallest VPC that the plan fits, /21: a subnet of an Elastic Load Balancer must be a /27 at least.</summary>
    public const int LongestVpcPrefix = LongestSubnetPrefix - ZoneBits - SmallSubnetBits;

    // AWS allows subnets down to /28 but places load balancers in a /27 or larger only.
    private const int LongestSubnetPrefix = 27;
    private const int ZoneBits = 2;
    private const int SmallSubnetBits = 4;

    private AddressPlan(Cidr vpc, IReadOnlyList<ZoneSubnets> zones)
    {
        Vpc = vpc;
        Zones = zones;
    }

    /// <summary>The VPC's network.</summary>
    public Cidr Vpc { get; }

    /// <summary>The subnets of every zone, in the order the zones were given.</summary>
    public IReadOnlyList<ZoneSubnets> Zones { get; }

    /// <summary>Carves the subnets of every zone from the VPC's network.</summary>
    /// <param name="vpc">The VPC's network, /16 to /21.</param>
    /// <param name="zones">One to four names of availability zones, none twice. Their order decides the addresses: add new ones at the end.</param>
    /// <param name="plan">The plan; null where there is none.</param>
    /// <param name="problem">Empty, or one sentence: what was given, what is wrong with it and what would fit.</param>
    public static bool TryCarve(Cidr vpc, IReadOnlyList<string> zones, [NotNullWhen(true)] out AddressPlan? plan, out string problem)
    {
        ArgumentNullException.ThrowIfNull(zones);
        problem = FindProblem(vpc, zones);
        plan = problem.Length == 0 ? new AddressPlan(vpc, [.. zones.Select((zone, index) => Carve(vpc, zone, index))]) : null;
        return plan is not null;
    }

    /// <summary>Canonical text: the VPC, then a line per zone with its subnets, each line ended by LF.</summary>
    public override string ToString()
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"vpc {Vpc}\n");
        foreach (var zone in Zones)
            text.Append(CultureInfo.InvariantCulture, $"{zone.Zone} private {zone.Private} utility {zone.Utility} public {zone.Public}\n");
        return text.ToString();
    }

    private static ZoneSubnets Carve(Cidr vpc, string zone, int index)
    {
        var block = vpc.Subnet(vpc.PrefixLength + ZoneBits, index);
        var small = block.PrefixLength + SmallSubnetBits;
        return new ZoneSubnets(zone, block.Subnet(block.PrefixLength + 1, 0), Utility: block.Subnet(small, 8), Public: block.Subnet(small, 9));
    }

    private static string FindProblem(Cidr vpc, IReadOnlyList<string> zones)
    {
        if (vpc.PrefixLength < ShortestVpcPrefix)
            return $"{vpc} is larger than AWS allows a VPC to be; take a /{ShortestVpcPrefix}, such as {vpc.Subnet(ShortestVpcPrefix, 0)}.";
        if (vpc.PrefixLength > LongestVpcPrefix)
        {
            var small = vpc.PrefixLength + ZoneBits + SmallSubnetBits;
            return $"{vpc} is too small: its utility and public subnets would be a /{small}, and load balancers need a /{LongestSubnetPrefix}; "
                + $"take a VPC of /{LongestVpcPrefix} or larger (up to /{ShortestVpcPrefix}).";
        }

        if (zones.Count is 0 or > MostZones)
            return $"{zones.Count} availability zones were given; a VPC's addresses are planned for 1 to {MostZones}.";
        if (zones.Any(string.IsNullOrWhiteSpace))
            return $"A zone's name is empty in '{string.Join(", ", zones)}'; name each as AWS does, such as 'eu-central-1a'.";
        var twice = zones.GroupBy(zone => zone, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        return twice is null ? "" : $"Zone '{twice.Key}' is given twice; name each availability zone once.";
    }
}

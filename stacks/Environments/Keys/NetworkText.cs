using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Infra.Components;
using Infra.Shared;

namespace Infra.Stacks;

/// <summary>The shapes of a network's values.</summary>
internal static class NetworkText
{
    // A /8 is the most that one organisation holds.
    private const int WidestCaller = 8;

    // RFC 1918 and RFC 6598: all that can be a network of our own.
    private static readonly ImmutableArray<Cidr> PrivateRanges =
        [Cidr.Parse("10.0.0.0/8"), Cidr.Parse("172.16.0.0/12"), Cidr.Parse("192.168.0.0/16"), Cidr.Parse("100.64.0.0/10")];

    /// <summary>A network of private addresses.</summary>
    public static readonly TextShape<Cidr> PrivateCidr = new(
        $"an IPv4 network within {string.Join(", ", PrivateRanges)}", "10.0.0.0/16", ParsePrivate);

    /// <summary>A network of private addresses that AWS takes for a VPC and that has room for the subnets.</summary>
    public static readonly TextShape<Cidr> VpcCidr = new(
        string.Create(CultureInfo.InvariantCulture, $"a /{AddressPlan.ShortestVpcPrefix} to /{AddressPlan.LongestVpcPrefix} IPv4 network within {string.Join(", ", PrivateRanges)}"),
        "10.0.0.0/16",
        ParseVpc);

    /// <summary>The pods' network; the address plan's and kube-controller-manager's bounds.</summary>
    public static readonly TextShape<Cidr> PodCidr = PrivateBetween(10, 20, "100.64.0.0/16");

    /// <summary>The services' network; kube-apiserver takes a /12 at most (kubernetes, cmd/kube-apiserver/app/options/validation.go), and a /24 is the least that is of use.</summary>
    public static readonly TextShape<Cidr> ServiceCidr = PrivateBetween(12, 24, "100.96.0.0/20");

    /// <summary>Who may reach something: a network, public or private, that isn't a good part of the internet.</summary>
    public static readonly TextShape<Cidr> Caller = new($"an IPv4 network of /{WidestCaller} or longer, never 0.0.0.0/0", "203.0.113.0/24", ParseCaller);

    /// <summary>How private subnets reach the internet.</summary>
    public static readonly TextShape<NatMode> Nat = new("single or perZone", "single", text => text switch
    {
        "single" => TextShape<NatMode>.Parsed.As(NatMode.Single),
        "perZone" => TextShape<NatMode>.Parsed.As(NatMode.PerZone),
        _ => TextShape<NatMode>.Parsed.Not(nearest: NearestName.Of(text, ["single", "perZone"])),
    });

    /// <summary>A network of a size that shares no address with those taken; null where there is none.</summary>
    public static Cidr? FindFree(int prefixLength, IReadOnlyCollection<Cidr> taken) => PrivateRanges
        .Reverse()
        .Where(range => range.PrefixLength <= prefixLength)
        .SelectMany(range => range.Subnets(prefixLength))
        .Select(network => (Cidr?)network)
        .FirstOrDefault(network => !taken.Any(other => other.Overlaps(network!.Value)));

    private static TextShape<Cidr> PrivateBetween(int shortest, int longest, string example)
    {
        var allowed = string.Create(CultureInfo.InvariantCulture, $"a /{shortest} to /{longest} IPv4 network within {string.Join(", ", PrivateRanges)}");
        return new TextShape<Cidr>(allowed, example, text =>
        {
            var parsed = ParsePrivate(text);
            if (!parsed.Ok || (parsed.Value.PrefixLength >= shortest && parsed.Value.PrefixLength <= longest))
                return parsed;
            var prefix = Math.Clamp(parsed.Value.PrefixLength, shortest, longest);
            return TextShape<Cidr>.Parsed.Not(
                string.Create(CultureInfo.InvariantCulture, $"this is a /{parsed.Value.PrefixLength}"),
                NetworkOf(string.Create(CultureInfo.InvariantCulture, $"{parsed.Value.ToString().Split('/')[0]}/{prefix}")));
        });
    }

    private static TextShape<Cidr>.Parsed ParseCaller(string text)
    {
        if (!Cidr.TryParse(text, out var cidr, out var problem))
            return TextShape<Cidr>.Parsed.Not(problem, NetworkOf(text));
        return cidr.PrefixLength >= WidestCaller
            ? TextShape<Cidr>.Parsed.As(cidr)
            : TextShape<Cidr>.Parsed.Not(string.Create(CultureInfo.InvariantCulture, $"{cidr} is {cidr.AddressCount} addresses"));
    }

    private static TextShape<Cidr>.Parsed ParsePrivate(string text)
    {
        if (!Cidr.TryParse(text, out var cidr, out var problem))
            return TextShape<Cidr>.Parsed.Not(problem, NetworkOf(text));
        return PrivateRanges.Any(range => range.Contains(cidr))
            ? TextShape<Cidr>.Parsed.As(cidr)
            : TextShape<Cidr>.Parsed.Not($"{cidr} isn't within one of them");
    }

    private static TextShape<Cidr>.Parsed ParseVpc(string text)
    {
        var parsed = ParsePrivate(text);
        if (!parsed.Ok || AddressPlan.TryCarve(parsed.Value, ["a"], 1, out _, out var problem))
            return parsed;
        var prefix = Math.Clamp(parsed.Value.PrefixLength, AddressPlan.ShortestVpcPrefix, AddressPlan.LongestVpcPrefix);
        return TextShape<Cidr>.Parsed.Not(problem, NetworkOf(string.Create(CultureInfo.InvariantCulture, $"{parsed.Value.ToString().Split('/')[0]}/{prefix}")));
    }

    /// <summary>The network that an address with a prefix lies in; null where the text is neither.</summary>
    private static string? NetworkOf(string text)
    {
        if (text.Split('/') is not [var address, var prefix]
            || !IPAddress.TryParse(address, out var ip) || ip.AddressFamily != AddressFamily.InterNetwork
            || !int.TryParse(prefix, NumberStyles.None, CultureInfo.InvariantCulture, out var length) || length is < 1 or > 32)
        {
            return null;
        }

        var network = BinaryPrimitives.ReadUInt32BigEndian(ip.GetAddressBytes()) & (uint.MaxValue << (32 - length));
        return string.Create(CultureInfo.InvariantCulture, $"{network >> 24}.{(network >> 16) & 255}.{(network >> 8) & 255}.{network & 255}/{length}");
    }
}

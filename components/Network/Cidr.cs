using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Infra.Components;

/// <summary>
/// An IPv4 network in CIDR notation (RFC 4632), such as <c>10.0.0.0/16</c>. It always holds a network address: no bit
/// beyond the prefix is set. The default value is <c>0.0.0.0/0</c>, every address.
/// </summary>
public readonly record struct Cidr
{
    private const int AddressBits = 32;

    private readonly uint _network;

    private Cidr(uint network, int prefixLength)
    {
        _network = network;
        PrefixLength = prefixLength;
    }

    /// <summary>Leading bits that all addresses of the network share, 0 to 32.</summary>
    public int PrefixLength { get; }

    /// <summary>Number of addresses, network and broadcast address included: 1 for a /32, 65,536 for a /16.</summary>
    public long AddressCount => 1L << (AddressBits - PrefixLength);

    private uint Last => _network | ~Mask(PrefixLength);

    /// <summary>Reads <c>a.b.c.d/p</c>: four decimal octets and a prefix length, none with a leading zero, no bit set beyond the prefix.</summary>
    /// <param name="text">The text, without blanks.</param>
    /// <param name="cidr">The network, or the default value where the text is none.</param>
    /// <param name="problem">Empty, or one sentence: what was given, what is wrong with it and what would be right.</param>
    public static bool TryParse([NotNullWhen(true)] string? text, out Cidr cidr, out string problem)
    {
        cidr = default;
        problem = "";
        if (string.IsNullOrEmpty(text))
        {
            problem = "An IPv4 network is missing; write it as address/prefix, such as '10.0.0.0/16'.";
            return false;
        }

        var parts = text.Split('/');
        if (parts.Length != 2 || !TryParseAddress(parts[0], out var address) || !TryParseNumber(parts[1], AddressBits, out var prefixLength))
        {
            problem = $"'{text}' is not an IPv4 network; write four octets from 0 to 255 and a prefix length from 0 to 32, such as '10.0.0.0/16'.";
            return false;
        }

        cidr = new Cidr(address & Mask(prefixLength), prefixLength);
        if (cidr._network == address)
            return true;
        problem = $"'{text}' is an address inside a network, not the network's own; write '{cidr}'.";
        cidr = default;
        return false;
    }

    /// <summary>Reads a network that is known to be valid, such as one in code.</summary>
    /// <exception cref="FormatException">The text is not a network; the message is <see cref="TryParse"/>'s problem.</exception>
    public static Cidr Parse(string text) =>
        TryParse(text, out var cidr, out var problem) ? cidr : throw new FormatException(problem);

    /// <summary>Whether every address of the other network is in this one; a network contains itself.</summary>
    public bool Contains(Cidr other) => other.PrefixLength >= PrefixLength && (other._network & Mask(PrefixLength)) == _network;

    /// <summary>Whether the networks share an address, which is to say that one contains the other.</summary>
    public bool Overlaps(Cidr other) => Contains(other) || other.Contains(this);

    /// <summary>One of the equal parts that this network divides into.</summary>
    /// <param name="prefixLength">The part's prefix length, from this network's own up to 32.</param>
    /// <param name="index">Which part, counted from 0 in the order of addresses.</param>
    /// <exception cref="ArgumentOutOfRangeException">The prefix is too short or too long, or there is no such part.</exception>
    public Cidr Subnet(int prefixLength, int index)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(prefixLength, PrefixLength);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(prefixLength, AddressBits);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, 1L << (prefixLength - PrefixLength));
        return new Cidr((uint)(_network + ((long)index << (AddressBits - prefixLength))), prefixLength);
    }

    /// <summary>All equal parts of a prefix length that this network divides into, in the order of addresses.</summary>
    /// <param name="prefixLength">The parts' prefix length, from this network's own up to 32.</param>
    /// <exception cref="ArgumentOutOfRangeException">The prefix is too short or too long.</exception>
    public IEnumerable<Cidr> Subnets(int prefixLength)
    {
        var part = Subnet(prefixLength, 0);
        return Enumerate(part, Last);

        static IEnumerable<Cidr> Enumerate(Cidr part, uint end)
        {
            for (; part.Last != end; part = new Cidr(part.Last + 1, part.PrefixLength))
                yield return part;
            yield return part;
        }
    }

    /// <summary>The canonical text, such as <c>10.0.0.0/16</c>; <see cref="Parse"/> reads it back.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{_network >> 24}.{(_network >> 16) & 255}.{(_network >> 8) & 255}.{_network & 255}/{PrefixLength}");

    // A shift by 32 is a shift by 0 in C#, so /0 goes through 64 bits.
    private static uint Mask(int prefixLength) => (uint)(ulong.MaxValue << (AddressBits - prefixLength));

    private static bool TryParseAddress(string text, out uint address)
    {
        address = 0;
        var octets = text.Split('.');
        if (octets.Length != 4)
            return false;
        foreach (var octet in octets)
        {
            if (!TryParseNumber(octet, 255, out var value))
                return false;
            address = (address << 8) | (uint)value;
        }

        return true;
    }

    // A leading zero is refused: some readers take such octets for octal.
    private static bool TryParseNumber(string text, int most, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value <= most && (text.Length == 1 || text[0] != '0');
}

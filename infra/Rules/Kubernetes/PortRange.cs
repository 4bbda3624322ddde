using System.Globalization;

namespace Infra.Rules.Kubernetes;

/// <summary>Ports of a protocol: one, those from one to another, or all.</summary>
/// <param name="Protocol">"TCP", "UDP", "SCTP".</param>
/// <param name="First">The lowest.</param>
/// <param name="Last">The highest.</param>
internal readonly record struct PortRange(string Protocol, int First, int Last)
{
    private const int Highest = 65535;

    /// <summary>Reads "TCP/8080", "TCP/8000-8999" or "TCP/*". A port by its name is none.</summary>
    public static bool TryParse(string text, out PortRange range)
    {
        range = default;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash <= 0)
            return false;
        var numbers = text.AsSpan(slash + 1);
        var dash = numbers.IndexOf('-');
        var (first, last) = (0, Highest);
        if (numbers is not "*" && !(dash < 0 ? IsPort(numbers, out first) && IsPort(numbers, out last) : IsPort(numbers[..dash], out first) && IsPort(numbers[(dash + 1)..], out last)))
            return false;
        range = new PortRange(text[..slash], first, last);
        return true;
    }

    /// <summary>Whether another's ports are all among these.</summary>
    public bool Contains(PortRange other) => Protocol == other.Protocol && First <= other.First && other.Last <= Last;

    /// <summary>Whether another has one of these ports.</summary>
    public bool Meets(PortRange other) => Protocol == other.Protocol && First <= other.Last && other.First <= Last;

    /// <summary>Whether two texts have a port in common.</summary>
    public static bool Meet(string one, string other) => one == other || (TryParse(one, out var ports) && TryParse(other, out var others) && ports.Meets(others));

    private static bool IsPort(ReadOnlySpan<char> text, out int port) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port <= Highest;
}

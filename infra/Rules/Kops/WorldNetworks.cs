using System.Globalization;
using Pulumi.Offline;

namespace Infra.Rules.Kops;

/// <summary>Networks so wide that they are the world: 0.0.0.0/0 and ::/0, or halves and quarters of them.</summary>
internal static class WorldNetworks
{
    // Nobody has more than a /8 of IPv4 (10.0.0.0/8), or than a /16 of IPv6.
    private const int WidestIPv4 = 8;
    private const int WidestIPv6 = 16;

    /// <summary>Those of a list that are; what is known only after `up`, and names of prefix lists, are not.</summary>
    public static IEnumerable<string> In(PlanValue? networks) => networks.Items().Select(network => network.Text()).OfType<string>().Where(IsWorld);

    private static bool IsWorld(string network) =>
        network.Split('/') is [var address, var prefix]
        && int.TryParse(prefix, NumberStyles.None, CultureInfo.InvariantCulture, out var length)
        && length < (address.Contains(':', StringComparison.Ordinal) ? WidestIPv6 : WidestIPv4);
}

using Infra.Components;
using Infra.Rules.Kubernetes;

namespace Infra.Differences.Meanings;

/// <summary>Texts that stand for several: with asterisks or question marks, networks, and ranges of ports.</summary>
internal static class Pattern
{
    /// <summary>Whether a text may stand for others.</summary>
    public static bool IsOne(string text) =>
        text.AsSpan().IndexOfAny('*', '?') >= 0 || IsNetwork(text, out _) || (PortRange.TryParse(text, out var ports) && ports.First < ports.Last);

    /// <summary>Whether a text is another, or stands for it among others.</summary>
    public static bool Covers(string pattern, string text) => pattern == text || Matches(pattern, text) || Contains(pattern, text);

    /// <summary>Whether a network has another one in it, or a range of ports another.</summary>
    public static bool Contains(string all, string part) => IsNetwork(all, out var network)
        ? IsNetwork(part, out var other) && network.Contains(other)
        : PortRange.TryParse(all, out var ports) && PortRange.TryParse(part, out var some) && ports.Contains(some);

    // The other text may be a pattern too: one letter, whichever it is, is less than the many that an asterisk stands for.
    private static bool Matches(string pattern, string text)
    {
        var (at, i, star, mark) = (0, 0, -1, 0);
        while (i < text.Length)
        {
            if (at < pattern.Length && pattern[at] == '*')
                (star, mark, at) = (at, i, at + 1);
            else if (at < pattern.Length && (pattern[at] == text[i] || (pattern[at] == '?' && text[i] != '*')))
                (at, i) = (at + 1, i + 1);
            else if (star >= 0)
                (at, mark, i) = (star + 1, mark + 1, mark + 1);
            else
                return false;
        }
        return pattern.AsSpan(at).Trim('*').IsEmpty;
    }

    // Most texts are none, and are not worth a sentence that says why.
    private static bool IsNetwork(string text, out Cidr network)
    {
        network = default;
        return text.Length > 0 && char.IsAsciiDigit(text[0]) && Cidr.TryParse(text, out network, out _);
    }
}

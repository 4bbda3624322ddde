using System.IO.Enumeration;
using Infra.Components;

namespace Infra.Differences.Meanings;

/// <summary>Texts that stand for several: with asterisks or question marks, and networks.</summary>
internal static class Pattern
{
    /// <summary>Whether a text may stand for others.</summary>
    public static bool IsOne(string text) => text.AsSpan().IndexOfAny('*', '?') >= 0 || IsNetwork(text, out _);

    /// <summary>Whether a text is another, or stands for it among others.</summary>
    public static bool Covers(string pattern, string text) =>
        pattern == text || FileSystemName.MatchesSimpleExpression(pattern, text, ignoreCase: false) || Contains(pattern, text);

    /// <summary>Whether a network has another one in it.</summary>
    public static bool Contains(string network, string other) =>
        IsNetwork(network, out var all) && IsNetwork(other, out var part) && all.Contains(part);

    // Most texts are none, and are not worth a sentence that says why.
    private static bool IsNetwork(string text, out Cidr network)
    {
        network = default;
        return text.Length > 0 && char.IsAsciiDigit(text[0]) && Cidr.TryParse(text, out network, out _);
    }
}

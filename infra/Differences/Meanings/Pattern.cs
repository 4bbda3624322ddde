using System.IO.Enumeration;
using Infra.Components;

namespace Infra.Differences.Meanings;

/// <summary>Texts that stand for several: with asterisks or question marks, and networks.</summary>
internal static class Pattern
{
    /// <summary>Whether a text may stand for others.</summary>
    public static bool IsOne(string text) => text.AsSpan().IndexOfAny('*', '?') >= 0 || Cidr.TryParse(text, out _, out _);

    /// <summary>Whether a text is another, or stands for it among others.</summary>
    public static bool Covers(string pattern, string text) =>
        pattern == text || FileSystemName.MatchesSimpleExpression(pattern, text, ignoreCase: false) || Contains(pattern, text);

    /// <summary>Whether a network has another one in it.</summary>
    public static bool Contains(string network, string other) =>
        Cidr.TryParse(network, out var all, out _) && Cidr.TryParse(other, out var part, out _) && all.Contains(part);
}

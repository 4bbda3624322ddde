using System.Globalization;
using System.Text;

namespace Infra.Reports.Differences;

/// <summary>Text of others on a line of ours: what would end the line, move the cursor or turn the direction of writing is written out.</summary>
internal static class OneLine
{
    private const string Ellipsis = "…";

    /// <summary>The text without anything that a terminal or a browser would obey.</summary>
    /// <param name="text">Whatever it is.</param>
    /// <param name="limit">How many characters there may be, of which the last says that there were more. Default: as many as there are.</param>
    public static string Of(string text, int limit = int.MaxValue)
    {
        // Most texts are as they should be.
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return Shorten(text, limit);
        var line = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            Append(line, rune);
            if (line.Length > limit)
                break;
        }
        return Shorten(line.ToString(), limit);
    }

    /// <summary>The text, cut where it is longer, and never within a character.</summary>
    public static string Shorten(string text, int limit)
    {
        if (text.Length <= limit)
            return text;
        var end = Math.Max(0, limit - Ellipsis.Length);
        return text[..(end > 0 && char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)] + Ellipsis;
    }

    private static void Append(StringBuilder line, Rune rune)
    {
        switch (rune.Value)
        {
            case '\n':
                line.Append("\\n");
                break;
            case '\r':
                line.Append("\\r");
                break;
            case '\t':
                line.Append("\\t");
                break;
            default:
                if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
                    line.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:x}}}");
                else if (rune.IsBmp)
                    line.Append((char)rune.Value);
                else
                    line.Append(rune.ToString());
                break;
        }
    }
}

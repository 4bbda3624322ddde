using Infra.Differences.Values;

namespace Infra.Reports.Page;

/// <summary>What becomes of a line of a text.</summary>
internal enum TextLineKind
{
    /// <summary>Both have it.</summary>
    Same,

    /// <summary>The first text alone has it.</summary>
    Removed,

    /// <summary>The second text alone has it.</summary>
    Added,

    /// <summary>It stands for lines that both have.</summary>
    LeftOut,
}

/// <summary>A line of the difference of two texts.</summary>
internal sealed record TextLine(TextLineKind Kind, string Text);

/// <summary>Two texts, line by line: as many lines as can be stay in common, and of those in common only the ones near a change are shown.</summary>
internal static class TextDifference
{
    private const int Context = 2;

    /// <summary>The lines, in order.</summary>
    public static IReadOnlyList<TextLine> Of(string before, string after)
    {
        var (old, now) = (before.Split('\n'), after.Split('\n'));
        var lines = new List<TextLine>();
        var (i, j) = (0, 0);
        foreach (var (first, second) in CommonItems.Of(old, now, StringComparer.Ordinal))
        {
            AddBetween(lines, old.AsSpan(i..first), now.AsSpan(j..second));
            lines.Add(new TextLine(TextLineKind.Same, old[first]));
            (i, j) = (first + 1, second + 1);
        }
        AddBetween(lines, old.AsSpan(i..), now.AsSpan(j..));
        return Shorten(lines);
    }

    private static void AddBetween(List<TextLine> lines, ReadOnlySpan<string> old, ReadOnlySpan<string> now)
    {
        foreach (var line in old)
            lines.Add(new TextLine(TextLineKind.Removed, line));
        foreach (var line in now)
            lines.Add(new TextLine(TextLineKind.Added, line));
    }

    private static List<TextLine> Shorten(List<TextLine> lines)
    {
        var shown = new bool[lines.Count];
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Kind == TextLineKind.Same)
                continue;
            for (var near = Math.Max(0, i - Context); near <= Math.Min(lines.Count - 1, i + Context); near++)
                shown[near] = true;
        }
        var kept = new List<TextLine>();
        for (var i = 0; i < lines.Count;)
        {
            var run = i;
            while (run < lines.Count && !shown[run])
                run++;
            if (run - i == 1)
                kept.Add(lines[i]);
            else if (run > i)
                kept.Add(new TextLine(TextLineKind.LeftOut, FormattableString.Invariant($"… {run - i} lines alike …")));
            for (i = run; i < lines.Count && shown[i]; i++)
                kept.Add(lines[i]);
        }
        return kept;
    }
}

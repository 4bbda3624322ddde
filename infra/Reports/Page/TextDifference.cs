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

    // Where more pairs of lines would have to be compared, all that lies between the common beginning and end has changed.
    private const int PairLimit = 1_000_000;

    /// <summary>The lines, in order.</summary>
    public static IReadOnlyList<TextLine> Of(string before, string after)
    {
        var (old, now) = (before.Split('\n'), after.Split('\n'));
        var start = 0;
        while (start < old.Length && start < now.Length && old[start] == now[start])
            start++;
        var end = 0;
        while (end < old.Length - start && end < now.Length - start && old[^(end + 1)] == now[^(end + 1)])
            end++;
        List<TextLine> lines =
        [
            .. old[..start].Select(line => new TextLine(TextLineKind.Same, line)),
            .. Between(old[start..^end], now[start..^end]),
            .. old[^end..].Select(line => new TextLine(TextLineKind.Same, line)),
        ];
        return Shorten(lines);
    }

    private static IEnumerable<TextLine> Between(string[] old, string[] now)
    {
        var common = (long)old.Length * now.Length <= PairLimit ? Common(old, now) : new int[old.Length + 1, now.Length + 1];
        var (i, j) = (0, 0);
        while (i < old.Length || j < now.Length)
        {
            if (i < old.Length && j < now.Length && old[i] == now[j] && common[i, j] == common[i + 1, j + 1] + 1)
            {
                yield return new TextLine(TextLineKind.Same, old[i]);
                (i, j) = (i + 1, j + 1);
            }
            else if (i < old.Length && (j == now.Length || common[i + 1, j] >= common[i, j + 1]))
            {
                yield return new TextLine(TextLineKind.Removed, old[i++]);
            }
            else
            {
                yield return new TextLine(TextLineKind.Added, now[j++]);
            }
        }
    }

    // How many lines can stay in common from a pair of places on.
    private static int[,] Common(string[] old, string[] now)
    {
        var common = new int[old.Length + 1, now.Length + 1];
        for (var i = old.Length - 1; i >= 0; i--)
        {
            for (var j = now.Length - 1; j >= 0; j--)
                common[i, j] = old[i] == now[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }
        return common;
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

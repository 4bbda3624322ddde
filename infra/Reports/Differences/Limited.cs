namespace Infra.Reports.Differences;

/// <summary>As many lines as a look takes in.</summary>
internal static class Limited
{
    /// <summary>Writes the first items, and how many more there are.</summary>
    /// <param name="report">Where to.</param>
    /// <param name="items">All of them.</param>
    /// <param name="limit">How many are written.</param>
    /// <param name="indent">What the line that counts the others begins with.</param>
    /// <param name="write">Writes one.</param>
    public static void Write<T>(Report report, IReadOnlyList<T> items, int limit, string indent, Action<T> write)
    {
        // A line that says "1 more" takes as much room as the one that it hides.
        var shown = items.Count <= limit + 1 ? items.Count : limit;
        foreach (var item in items.Take(shown))
            write(item);
        if (shown < items.Count)
            report.Line(indent).Add(More(items.Count - shown), Tone.Quiet);
    }

    /// <summary>"… and 214 more".</summary>
    public static string More(int count) => FormattableString.Invariant($"… and {count:#,##0} more");
}

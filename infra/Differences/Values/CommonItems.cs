namespace Infra.Differences.Values;

/// <summary>The items that two sequences have in common, in the order that both have them in.</summary>
internal static class CommonItems
{
    // The table of a pair of sequences has a cell for each pair of their items.
    private const int TableLimit = 1_000_000;

    /// <summary>
    /// The pairs of indexes, ascending on both sides: as many as there can be, of sequences too long for a table those that lie between items which either has once alone. Where
    /// long sequences have no such items in common, what lies between has nothing in common either.
    /// </summary>
    /// <param name="before">The first sequence.</param>
    /// <param name="after">The second.</param>
    /// <param name="equality">What makes items equal.</param>
    public static List<(int Before, int After)> Of<T>(IReadOnlyList<T> before, IReadOnlyList<T> after, IEqualityComparer<T> equality)
        where T : notnull
    {
        var pairs = new List<(int Before, int After)>();
        var whole = Trimmed(new Stretch(0, before.Count, 0, after.Count), (i, j) => equality.Equals(before[i], after[j]), pairs);
        // Numbers in place of items: each is compared with many others.
        var numbers = new Dictionary<T, int>(equality);
        int NumberOf(T item)
        {
            if (!numbers.TryGetValue(item, out var number))
                numbers.Add(item, number = numbers.Count);
            return number;
        }
        int[] old = [.. Enumerable.Range(whole.Before, whole.BeforeCount).Select(i => NumberOf(before[i]))];
        int[] now = [.. Enumerable.Range(whole.After, whole.AfterCount).Select(j => NumberOf(after[j]))];
        foreach (var (i, j) in Of(old, now))
            pairs.Add((whole.Before + i, whole.After + j));
        pairs.Sort();
        return pairs;
    }

    private static List<(int Before, int After)> Of(int[] before, int[] after)
    {
        var pairs = new List<(int Before, int After)>();
        var open = new Stack<Stretch>([new Stretch(0, before.Length, 0, after.Length)]);
        while (open.TryPop(out var span))
        {
            var rest = Trimmed(span, (i, j) => before[i] == after[j], pairs);
            if (rest.BeforeCount == 0 || rest.AfterCount == 0)
                continue;
            if ((long)rest.BeforeCount * rest.AfterCount <= TableLimit)
            {
                pairs.AddRange(LongestCommonPart.Of(rest.BeforeCount, rest.AfterCount, (i, j) => before[rest.Before + i] == after[rest.After + j] ? 1 : 0)
                    .Select(pair => (rest.Before + pair.Before, rest.After + pair.After)));
                continue;
            }
            var anchors = AnchorIndexes.Of(before.AsSpan(rest.Before, rest.BeforeCount), after.AsSpan(rest.After, rest.AfterCount));
            if (anchors.Count == 0)
                continue;
            var (old, now) = (rest.Before, rest.After);
            foreach (var (i, j) in anchors)
            {
                pairs.Add((rest.Before + i, rest.After + j));
                open.Push(new Stretch(old, rest.Before + i, now, rest.After + j));
                (old, now) = (rest.Before + i + 1, rest.After + j + 1);
            }
            open.Push(new Stretch(old, rest.BeforeEnd, now, rest.AfterEnd));
        }
        return pairs;
    }

    // What both begin and end with is common, whatever lies between.
    private static Stretch Trimmed(Stretch span, Func<int, int, bool> areEqual, List<(int Before, int After)> pairs)
    {
        var (i, j, iEnd, jEnd) = (span.Before, span.After, span.BeforeEnd, span.AfterEnd);
        while (i < iEnd && j < jEnd && areEqual(i, j))
            pairs.Add((i++, j++));
        while (i < iEnd && j < jEnd && areEqual(iEnd - 1, jEnd - 1))
            pairs.Add((--iEnd, --jEnd));
        return new Stretch(i, iEnd, j, jEnd);
    }

    private readonly record struct Stretch(int Before, int BeforeEnd, int After, int AfterEnd)
    {
        public int BeforeCount => BeforeEnd - Before;

        public int AfterCount => AfterEnd - After;
    }
}

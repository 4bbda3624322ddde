using System.Runtime.InteropServices;

namespace Infra.Differences.Values;

/// <summary>The items that each of two sequences has once alone: they belong together without anything being compared, and hold long sequences together.</summary>
internal static class AnchorIndexes
{
    /// <summary>As many pairs of their indexes as can be in the order of both, ascending.</summary>
    public static List<(int Before, int After)> Of(ReadOnlySpan<int> before, ReadOnlySpan<int> after)
    {
        var places = new Dictionary<int, (int Count, int Place)>();
        for (var j = 0; j < after.Length; j++)
        {
            ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(places, after[j], out _);
            place = (place.Count + 1, j);
        }
        var counts = new Dictionary<int, int>();
        foreach (var number in before)
            CollectionsMarshal.GetValueRefOrAddDefault(counts, number, out _)++;
        var pairs = new List<(int Before, int After)>();
        for (var i = 0; i < before.Length; i++)
        {
            if (counts[before[i]] == 1 && places.TryGetValue(before[i], out var place) && place.Count == 1)
                pairs.Add((i, place.Place));
        }
        return LongestAscending(pairs);
    }

    // Of each length the pair that ends an ascending row of it earliest, and of each pair the one before it.
    private static List<(int Before, int After)> LongestAscending(List<(int Before, int After)> pairs)
    {
        var ends = new List<int>();
        var previous = new int[pairs.Count];
        for (var i = 0; i < pairs.Count; i++)
        {
            var (low, high) = (0, ends.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (pairs[ends[middle]].After < pairs[i].After)
                    low = middle + 1;
                else
                    high = middle;
            }
            previous[i] = low == 0 ? -1 : ends[low - 1];
            if (low == ends.Count)
                ends.Add(i);
            else
                ends[low] = i;
        }
        var row = new List<(int Before, int After)>();
        for (var i = ends.Count == 0 ? -1 : ends[^1]; i >= 0; i = previous[i])
            row.Add(pairs[i]);
        row.Reverse();
        return row;
    }
}

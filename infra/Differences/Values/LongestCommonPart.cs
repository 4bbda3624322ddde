namespace Infra.Differences.Values;

/// <summary>The longest common subsequence of two sequences, by dynamic programming, where pairs may weigh more than one.</summary>
internal static class LongestCommonPart
{
    /// <summary>The pairs of indexes, ascending on both sides, of the greatest sum of scores; pairs of score 0 are left out.</summary>
    /// <param name="before">How many items the first sequence has.</param>
    /// <param name="after">How many the second has.</param>
    /// <param name="score">What a pair is worth.</param>
    public static List<(int Before, int After)> Of(int before, int after, Func<int, int, int> score)
    {
        var best = new int[before + 1, after + 1];
        for (var i = before - 1; i >= 0; i--)
        {
            for (var j = after - 1; j >= 0; j--)
            {
                var pair = score(i, j);
                var without = Math.Max(best[i + 1, j], best[i, j + 1]);
                best[i, j] = pair > 0 ? Math.Max(without, best[i + 1, j + 1] + pair) : without;
            }
        }
        return Read(best, before, after);
    }

    private static List<(int Before, int After)> Read(int[,] best, int before, int after)
    {
        var pairs = new List<(int, int)>();
        var (i, j) = (0, 0);
        while (i < before && j < after)
        {
            if (best[i, j] == best[i + 1, j])
                i++;
            else if (best[i, j] == best[i, j + 1])
                j++;
            else
                pairs.Add((i++, j++));
        }
        return pairs;
    }
}

namespace Infra.Shared;

/// <summary>
/// Finds the known name that a mistyped one was probably meant to be. Compiled into the offline SDK and into the components, which must not
/// need that SDK.
/// </summary>
internal static class NearestName
{
    /// <summary>
    /// The known name that takes the fewest edits (a letter added, left out, changed, or two neighbours swapped; upper and lower case are the same),
    /// as long as it takes no more than one edit in three letters. Of several equally near, the first in ordinal order.
    /// </summary>
    /// <param name="given">The name as it was typed.</param>
    /// <param name="known">The names there are, in any order.</param>
    /// <returns>The nearest name, or null where none is near.</returns>
    public static string? Of(string given, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(given);
        ArgumentNullException.ThrowIfNull(known);
        string? nearest = null;
        var fewest = int.MaxValue;
        foreach (var name in known.Order(StringComparer.Ordinal))
        {
            var edits = Edits(given.ToUpperInvariant(), name.ToUpperInvariant());
            if (edits >= fewest || edits > Math.Max(given.Length, name.Length) / 3)
                continue;
            nearest = name;
            fewest = edits;
        }

        return nearest;
    }

    // The optimal string alignment distance; three rows suffice.
    private static int Edits(string from, string to)
    {
        var beforeLast = new int[to.Length + 1];
        var last = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var row = new int[to.Length + 1];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var change = from[i - 1] == to[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + change);
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
            }

            (beforeLast, last) = (last, row);
        }

        return last[to.Length];
    }
}

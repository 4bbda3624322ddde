namespace Infra.Cli;

/// <summary>What somebody meant who misspelt a word.</summary>
internal static class Nearest
{
    /// <summary>The nearest of the words that exist, or null where none is near.</summary>
    public static string? To(string given, IEnumerable<string> known) =>
        known.Select(word => (Word: word, Distance: Distance(given.ToUpperInvariant(), word.ToUpperInvariant())))
            .Where(each => each.Distance <= Math.Max(2, given.Length / 3) && each.Distance < each.Word.Length)
            .OrderBy(each => each.Distance)
            .ThenBy(each => each.Word, StringComparer.Ordinal)
            .Select(each => each.Word)
            .FirstOrDefault();

    /// <summary>" Did you mean 'x'?", or nothing.</summary>
    public static string Question(string given, IEnumerable<string> known) => To(given, known) is { } word ? $" Did you mean '{word}'?" : "";

    // How many letters must be added, left out or changed.
    private static int Distance(string left, string right)
    {
        var row = new int[right.Length + 1];
        for (var j = 0; j <= right.Length; j++)
            row[j] = j;
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var changed = diagonal + (left[i - 1] == right[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(changed, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[right.Length];
    }
}

using System.Globalization;

namespace Infra.Reports;

/// <summary>Numbers with their nouns.</summary>
internal static class Words
{
    /// <summary>"1 error", "2 errors", "no errors"; the plural is the noun with an s.</summary>
    public static string Count(int count, string noun) => count switch
    {
        0 => $"no {noun}s",
        1 => $"1 {noun}",
        _ => string.Create(CultureInfo.InvariantCulture, $"{count} {noun}s"),
    };
}

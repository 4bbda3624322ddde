using System.Collections.Immutable;
using Infra.Differences;

namespace Infra.Reports.Differences;

/// <summary>A line on what is the same of one or many.</summary>
/// <param name="Meaning">What is said, of the subjects together.</param>
/// <param name="Subjects">Each of them.</param>
internal sealed record FoldedMeaning(MeaningChange Meaning, ImmutableArray<string> Subjects);

/// <summary>What is the same of many stands once: ninety buckets that lose their protection are one line.</summary>
internal static class MeaningFold
{
    private const int Most = 3;
    private const int Named = 2;

    /// <summary>Changes of an area, those that differ in their subject alone as one, in the place of the first.</summary>
    public static ImmutableArray<MeaningChange> Of(ImmutableArray<MeaningChange> meanings) => [.. Rows(meanings).Select(row => row.Meaning)];

    /// <summary>The same, each with the subjects that it stands for.</summary>
    public static ImmutableArray<FoldedMeaning> Rows(IEnumerable<MeaningChange> meanings) =>
        [.. meanings.GroupBy(meaning => meaning with { Subject = "" }).SelectMany(same => Fold(same.Key, [.. same.Select(meaning => meaning.Subject)]))];

    /// <summary>"a, b and 91 more".</summary>
    public static string Subjects(IReadOnlyList<string> subjects) =>
        FormattableString.Invariant($"{string.Join(", ", subjects.Take(Named))} and {subjects.Count - Named:#,##0} more");

    /// <summary>Whether so many are one line; up to three are read one by one.</summary>
    public static bool Folds(int count) => count > Most;

    private static IEnumerable<FoldedMeaning> Fold(MeaningChange same, ImmutableArray<string> subjects) => Folds(subjects.Length)
        ? [new FoldedMeaning(same with { Subject = Subjects(subjects) }, subjects)]
        : subjects.Select(subject => new FoldedMeaning(same with { Subject = subject }, [subject]));
}

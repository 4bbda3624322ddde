using System.Collections.Immutable;
using Infra.Differences;

namespace Infra.Reports.Differences;

/// <summary>What is the same of many stands once: ninety buckets that lose their protection are one line.</summary>
internal static class MeaningFold
{
    private const int Most = 3;
    private const int Named = 2;

    /// <summary>Changes of an area, those that differ in their subject alone as one, in the place of the first.</summary>
    public static ImmutableArray<MeaningChange> Of(ImmutableArray<MeaningChange> meanings) =>
    [
        .. meanings.GroupBy(meaning => meaning with { Subject = "" }).SelectMany(same => Folds(same.Count())
            ? [same.Key with { Subject = Subjects([.. same.Select(meaning => meaning.Subject)]) }]
            : same.AsEnumerable()),
    ];

    /// <summary>"a, b and 91 more".</summary>
    public static string Subjects(IReadOnlyList<string> subjects) =>
        FormattableString.Invariant($"{string.Join(", ", subjects.Take(Named))} and {subjects.Count - Named:#,##0} more");

    /// <summary>Whether so many are one line; up to three are read one by one.</summary>
    public static bool Folds(int count) => count > Most;
}

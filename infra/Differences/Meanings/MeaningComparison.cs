using System.Collections.Immutable;
using Infra.Rules.Policies;

namespace Infra.Differences.Meanings;

/// <summary>What two readings of one area differ in, said once for all clusters and for all actions that it happens to.</summary>
internal static class MeaningComparison
{
    /// <summary>The differences, in <see cref="MeaningChange.Order"/>.</summary>
    /// <param name="area">The area.</param>
    /// <param name="before">What the first plan says.</param>
    /// <param name="after">What the second says.</param>
    /// <param name="hasSeveralClusters">Whether a subject has to say whose it is.</param>
    public static ImmutableArray<MeaningChange> Of(MeaningArea area, MeaningReading before, MeaningReading after, bool hasSeveralClusters)
    {
        // One row for all verbs, then one for all clusters.
        var rows = Differences(before, after)
            .GroupBy(row => (row.Key.Subject, row.Key.Object, row.Key.Form, row.Key.Cluster, row.Before, row.After, row.Widens))
            .Select(same => (same.First().Key.Whose, What: same.First().Key.WhatOf(Listed(same.Select(row => KeyText.Shown(row.Key.Verb)))), same.Key.Cluster, same.Key.Before, same.Key.After, same.Key.Widens))
            .GroupBy(row => (row.Whose, row.What, row.Before, row.After, row.Widens))
            .Select(same => new MeaningChange(
                area,
                hasSeveralClusters ? Named(same.Key.Whose, Listed(same.Select(row => row.Cluster))) : same.Key.Whose,
                same.Key.What, Shown(same.Key.Before), Shown(same.Key.After), same.Key.Widens))
            .ToList();
        rows.Sort((left, right) => MeaningChange.Order(left, right) is not 0 and var order
            ? order
            : string.CompareOrdinal($"{left.Before}\n{left.After}", $"{right.Before}\n{right.After}"));
        return [.. rows];
    }

    private static IEnumerable<(MeaningKey Key, string? Before, string? After, bool Widens)> Differences(MeaningReading before, MeaningReading after)
    {
        foreach (var (key, now) in after.All)
        {
            var old = before.Find(key);
            if (old is null && now.NeedsBoth && !before.HasSubjectOf(key))
                continue;
            if (old is null && now is Access access && before.Covering(key, access) is { } wider)
                yield return (key, CoveredBy(wider, key), now.Text, false);
            else if (old?.Text != now.Text)
                yield return (key, old?.Text, now.Text, now.WidensFrom(old));
        }
        foreach (var (key, old) in before.All)
        {
            if (after.Find(key) is not null || (old.NeedsBoth && !after.HasSubjectOf(key)))
                continue;
            if (old is Access access && after.Covering(key, access) is { } wider)
                yield return (key, old.Text, CoveredBy(wider, key), false);
            else
                yield return (key, old.Text, null, old.WidensWhenGone && !before.GoesWithout(key, after));
        }
    }

    // What is the same needs no word.
    private static string CoveredBy(MeaningKey wider, MeaningKey key) =>
        wider.Subject == key.Subject ? $"covered by {wider.What}" : wider.What == key.What ? $"covered by {wider.Whose}" : $"covered by {wider.Whose}: {wider.What}";

    private static string Named(string subject, string clusters) => clusters.Length == 0 ? subject : $"{subject} ({clusters})";

    private static string Listed(IEnumerable<string> texts) => string.Join(", ", texts.Where(text => text.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    private static string? Shown(string? text) => text is null ? null : PolicyWords.Shown(text);
}

using System.Collections.Immutable;
using Infra.Differences;

namespace Infra.Reports.Differences;

/// <summary>The part of a difference that says what it means, area by area.</summary>
internal static class MeaningSection
{
    private const int AtATime = 30;
    private const int SubjectLimit = 44;
    private const int WhatLimit = 72;

    /// <summary>A table for each area.</summary>
    public static void Write(Report report, ImmutableArray<MeaningChange> meanings, bool verbose)
    {
        foreach (var area in meanings.GroupBy(meaning => meaning.Area))
        {
            var rows = (verbose ? [.. area] : MeaningFold.Of([.. area])).Select(meaning => new Row(meaning, verbose)).ToList();
            var (subject, what) = (Width(rows.Select(row => row.Subject), SubjectLimit), Width(rows.Where(row => row.Values.Length > 0).Select(row => row.What), WhatLimit));
            report.Line(ChangeText.Title(area.Key), Tone.Strong);
            Limited.Write(report, rows, verbose ? int.MaxValue : AtATime, "  ", row => Write(report, row, subject, what));
            report.Line();
        }
    }

    private static void Write(Report report, Row row, int subject, int what)
    {
        var line = report.Line("  ").Add(row.Mark, row.Widened is not null ? Tone.Warning : ChangeTone.Of(row.Mark)).Add($" {row.Subject.PadRight(subject)}  ");
        line.Add(row.Values.Length == 0 ? row.What : $"{row.What.PadRight(what)}  {row.Values}");
        if (row.Widened is { } widened)
            line.Add($"  {widened}", Tone.Warning);
    }

    private static int Width(IEnumerable<string> texts, int limit) => Math.Min(limit, texts.Select(text => text.Length).DefaultIfEmpty().Max());

    private sealed class Row(MeaningChange meaning, bool verbose)
    {
        private readonly int _limit = verbose ? int.MaxValue : ValueText.ShortLimit * 2;

        public string Mark { get; } = ChangeText.Mark(meaning);

        public string? Widened { get; } = ChangeText.Widened(meaning);

        public string Subject { get; } = OneLine.Of(meaning.Subject);

        public string What => OneLine.Of(meaning.What, _limit);

        public string Values => OneLine.Of(ChangeText.Values(meaning.Before, meaning.After), _limit);
    }
}

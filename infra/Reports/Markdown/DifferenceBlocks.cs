using System.Collections.Immutable;
using System.Globalization;
using Infra.Cost;
using Infra.Differences;
using Infra.Reports.Differences;

namespace Infra.Reports.Markdown;

/// <summary>The parts of a comment about one difference. A weight says how much of a part is kept where not all of it has room.</summary>
internal sealed class DifferenceBlocks(StackDifference stack)
{
    private const int CareWeight = 8;
    private const int FindingWeight = 6;
    private const int CostWeight = 2;
    private const int MeaningWeight = 3;
    private const int ListWeight = 2;
    private const int DetailWeight = 1;
    private const int PropertiesAtATime = 12;
    private const int TextLimit = 300;

    private readonly PlanDifference _difference = stack.Difference;
    private readonly ImmutableArray<ResourceChange> _told = [.. stack.Difference.Resources.Where(change => !change.IsOrderOnly)];

    /// <summary>How many of what come, go and change.</summary>
    public ImmutableArray<MarkdownBlock> Figures()
    {
        var counts = DifferenceCounts.Of(_difference);
        return
        [
            MarkdownTable.Of(
                CareWeight, ["", "Added:", "Removed:", "Changed:", "Renamed:", "Replaced:"],
                [("Resources", counts.Resources), ("Kubernetes objects", counts.Manifests), ("Outputs", counts.Outputs)],
                row => Row(row.Item1, row.Item2)),
        ];
    }

    /// <summary>What a reviewer looks at first: what is lost or wider, and which rules are newly broken.</summary>
    public IEnumerable<MarkdownBlock> Care()
    {
        var concerns = Concerns.Of(_difference);
        if (!concerns.IsEmpty)
        {
            yield return new MarkdownHeading(3, MarkdownText.Plain(FormattableString.Invariant($"Asks for care ({concerns.Length:#,##0})")));
            yield return MarkdownList.Of(CareWeight, concerns, LineOf);
        }
        if (!_difference.Findings.Broken.IsEmpty)
        {
            yield return new MarkdownHeading(3, MarkdownText.Plain(FormattableString.Invariant($"Rules newly broken ({_difference.Findings.Broken.Length:#,##0})")));
            yield return FindingTable.Of(FindingWeight, _difference.Findings.Broken);
        }
    }

    /// <summary>Everything else, folded.</summary>
    public IEnumerable<MarkdownBlock> Parts()
    {
        if (_difference.Cost is { Changes.IsEmpty: false } cost)
            yield return Cost(cost);
        foreach (var area in _difference.Meanings.GroupBy(meaning => meaning.Area))
            yield return Meanings(area.Key, [.. area]);
        if (!_difference.Findings.Mended.IsEmpty)
            yield return new MarkdownDetails("Rules mended", _difference.Findings.Mended.Length, [FindingTable.Of(DetailWeight, _difference.Findings.Mended)]);
        if (!_difference.Resources.IsEmpty)
            yield return Resources();
        if (!_difference.Manifests.IsEmpty)
            yield return Manifests();
        if (!_difference.Outputs.IsEmpty)
            yield return new MarkdownDetails("Outputs", _difference.Outputs.Length, [MarkdownCode.Of(DetailWeight, "diff", PropertyLines.Of(_difference.Outputs, ValueText.ShortLimit), Lines)]);
        if (!_difference.Findings.Remaining.IsEmpty)
            yield return new MarkdownDetails("Rules broken before and after", _difference.Findings.Remaining.Length, [FindingTable.Of(DetailWeight, _difference.Findings.Remaining)]);
    }

    /// <summary>A line on the second plan as a whole.</summary>
    public MarkdownBlock State()
    {
        var after = stack.After;
        var cost = after.Monthly is { } monthly ? $" {after.Currency} {CostText.Money(monthly)} a month{(after.Budget is { } budget ? $" of {CostText.Money(budget)}" : "")}." : "";
        return new MarkdownParagraph(MarkdownText.Plain(string.Create(CultureInfo.InvariantCulture,
            $"In all: {Words.Count(after.Resources, "resource")}, {Words.Count(after.Manifests, "Kubernetes object")}; {Words.Count(after.Errors, "error")}, {Words.Count(after.Warnings, "warning")}, {Words.Count(after.Exempted, "exemption")} in use.{cost}")));
    }

    private static IReadOnlyList<MarkdownText> Row(string what, ChangeCounts counts) =>
        [MarkdownText.Plain(what), Figure(counts.Added), Figure(counts.Removed), Figure(counts.Changed), Figure(counts.Renamed), Figure(counts.Replaced)];

    private static MarkdownText Figure(int count) => MarkdownText.Plain(count.ToString("#,##0", CultureInfo.InvariantCulture));

    private static MarkdownText LineOf(Concern concern) =>
        MarkdownText.Plain(concern.IsGrave ? "⛔ " : "⚠️ ") + MarkdownText.Strong(MarkdownText.Plain(concern.Title)) + MarkdownText.Plain(" ")
        + MarkdownText.Code(OneLine.Of(concern.Subject, TextLimit)) + MarkdownText.Plain(" ") + MarkdownText.Plain(OneLine.Of(concern.Text, TextLimit));

    private MarkdownDetails Cost(CostComparison cost) => new(
        $"Cost: {CostText.Difference(cost.Difference)} {stack.After.Currency} a month, {CostText.Money(cost.Before)} → {CostText.Money(cost.After)}", null, [CostBlocks.Changes(CostWeight, cost)]);

    private static MarkdownDetails Meanings(MeaningArea area, ImmutableArray<MeaningChange> meanings)
    {
        var title = ChangeText.Title(area);
        return new MarkdownDetails(char.ToUpperInvariant(title[0]) + title[1..], meanings.Length,
        [
            MarkdownTable.Of(MeaningWeight, ["", "Whose", "What", "Before", "After"], MeaningFold.Of(meanings), meaning =>
            [
                MarkdownText.Code(ChangeText.Mark(meaning)) + MarkdownText.Plain(meaning.Widens ? " ⚠️" : ""),
                Cell(meaning.Subject), Cell(meaning.What), Cell(meaning.Before), Cell(meaning.After),
            ]),
        ]);
    }

    private MarkdownDetails Resources() => new("Resources", _difference.Resources.Length,
    [
        MarkdownTable.Of(ListWeight, ["", "Resource", "Notes"], _told, change =>
            [MarkdownText.Code(ChangeText.Mark(change)), MarkdownText.Code(ChangeText.Title(change)), MarkdownText.Plain(string.Join("; ", ChangeText.Notes(change)))]),
        .. _told.Length == _difference.Resources.Length ? Array.Empty<MarkdownBlock>()
            : [new MarkdownParagraph(MarkdownText.Plain($"{ChangeText.InAnotherOrder(_difference.Resources.Length - _told.Length)}."))],
        .. Diff("Their inputs", [.. _told.Where(change => !change.Properties.IsEmpty)], change => Group(ChangeText.Title(change), PropertyLines.Of(change, _difference, ValueText.ShortLimit))),
    ]);

    private MarkdownDetails Manifests() => new("Kubernetes objects", _difference.Manifests.Length,
    [
        MarkdownTable.Of(ListWeight, ["", "Application", "Object", "Notes"], _difference.Manifests, change =>
        [
            MarkdownText.Code(ChangeText.Mark(change.Kind)), MarkdownText.Code(OneLine.Of(change.Application, TextLimit)), MarkdownText.Code(ChangeText.Title(change)),
            MarkdownText.Plain(change.Loss is { } loss ? ChangeText.Lost(loss) : ""),
        ]),
        .. Diff("Their fields", [.. _difference.Manifests.Where(change => !change.Properties.IsEmpty)], change => Group(ChangeText.Title(change), PropertyLines.Of(change.Properties, ValueText.ShortLimit))),
    ]);

    private static ImmutableArray<MarkdownBlock> Diff<T>(string title, ImmutableArray<T> changes, Func<T, IEnumerable<string>> lines) =>
        changes.IsEmpty ? [] : [new MarkdownDetails(title, changes.Length, [MarkdownCode.Of(DetailWeight, "diff", changes, lines)])];

    // GitHub colours what stands between at signs as the place of a change.
    private static IEnumerable<string> Group(string title, ImmutableArray<PropertyLine> lines)
    {
        var shown = lines.Length <= PropertiesAtATime + 1 ? lines : lines[..PropertiesAtATime];
        return
        [
            $"@@ {title} @@",
            .. shown.SelectMany(Lines),
            .. shown.Length < lines.Length ? [$"  {Limited.More(lines.Length - shown.Length)}"] : Array.Empty<string>(),
        ];
    }

    private static IEnumerable<string> Lines(PropertyLine line)
    {
        var path = line.Path.Length == 0 ? "" : $"{line.Path}: ";
        if (line.Note is { } note)
            return [$"  {path}{note}"];
        return [.. line.Before is { } before ? [$"- {path}{before}"] : Array.Empty<string>(), .. line.After is { } after ? [$"+ {path}{after}"] : Array.Empty<string>()];
    }

    private static MarkdownText Cell(string? text) => text is null or "" ? MarkdownText.Empty : MarkdownText.Code(OneLine.Of(text, TextLimit));
}

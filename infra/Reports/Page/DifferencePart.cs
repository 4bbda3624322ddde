using System.Collections.Immutable;
using Infra.Cost;
using Infra.Differences;
using Infra.Graphs;
using Infra.Planning;
using Infra.Reports.Differences;

namespace Infra.Reports.Page;

/// <summary>What differs from another plan: what asks for care first, then what it means, then what stands in the plans.</summary>
internal sealed class DifferencePart(PlanDifference difference, string currency)
{
    // What a mebibyte leaves beside the page of the greatest stack.
    private const int Room = 120_000;
    private const int ConcernLimit = 12;

    private static readonly (string Title, Func<ResourceChange, bool> Holds)[] Kinds =
    [
        ("Replaced", ChangeText.IsReplaced),
        ("Removed", change => change.Kind == ChangeKind.Removed),
        ("Changed", change => change.Kind == ChangeKind.Changed && !ChangeText.IsReplaced(change) && !change.IsOrderOnly),
        ("Renamed", change => change.Kind == ChangeKind.Renamed && !ChangeText.IsReplaced(change)),
        ("Added", change => change.Kind == ChangeKind.Added),
        ("Reordered", change => change.IsOrderOnly),
    ];

    /// <summary>The part.</summary>
    public static PagePart Of(PlanDifference difference, string currency) => new(
        "difference",
        "Changes",
        FormattableString.Invariant($"{difference.Resources.Length + difference.Manifests.Length}"),
        new DifferencePart(difference, currency).Write);

    private void Write(MarkupWriter page)
    {
        using (page.Section("difference", "Changes", $"From {difference.Before} to {difference.After}."))
        {
            if (difference.IsEmpty)
            {
                page.Leaf("p", "Nothing differs.", ("class", "empty"));
                return;
            }
            PageRoom.Write(page, Room, [.. Lists()]);
        }
    }

    // A list of changed things has more to it than one of sentences.
    private IEnumerable<PageList> Lists()
    {
        if (!difference.IsOfEnvironments)
            yield return new PageList(2, WriteConcerns);
        foreach (var area in difference.Meanings.GroupBy(meaning => meaning.Area))
            yield return new PageList(2, (page, room) => MeaningTable.Write(page, room, area.Key, [.. area]));
        if (!difference.Findings.Broken.IsEmpty)
            yield return new PageList(2, (page, room) => WriteFindings(page, room, "New findings", "bad", difference.Findings.Broken));
        if (!difference.Findings.Mended.IsEmpty)
            yield return new PageList(1, (page, room) => WriteFindings(page, room, "Mended findings", "good", difference.Findings.Mended));
        if (difference.Cost is { Changes.IsEmpty: false } cost)
            yield return new PageList(1, (page, room) => WriteCost(page, room, cost));
        foreach (var (title, holds) in Kinds)
        {
            if (difference.Resources.Where(holds).ToImmutableArray() is { IsEmpty: false } changes)
                yield return new PageList(4, (page, room) => new ChangeEntries(page, room).Write(title, changes));
        }
        if (!difference.Manifests.IsEmpty)
            yield return new PageList(4, (page, room) => new ChangeEntries(page, room).Write(difference.Manifests));
        if (!difference.Outputs.IsEmpty)
            yield return new PageList(1, WriteOutputs);
    }

    private void WriteConcerns(MarkupWriter page, PageRoom room)
    {
        var concerns = Concerns.Of(difference);
        if (concerns.IsEmpty)
        {
            page.Leaf("p", "Nothing that is looked at here asks for care.", ("class", "care good"));
            return;
        }
        using (page.Element("div", ("class", concerns.Any(concern => concern.IsGrave) ? "care bad" : "care warning")))
        {
            page.Leaf("h3", $"Asks for care ({concerns.Length})");
            WriteConcernList(page, room, concerns.Take(ConcernLimit));
            if (concerns.Length <= ConcernLimit)
                return;
            using (page.Element("details"))
            {
                page.Leaf("summary", Limited.More(concerns.Length - ConcernLimit));
                room.More(concerns.Length - ConcernLimit - WriteConcernList(page, room, concerns.Skip(ConcernLimit)));
            }
        }
    }

    private static int WriteConcernList(MarkupWriter page, PageRoom room, IEnumerable<Concern> concerns)
    {
        using (page.Element("ul"))
        {
            return room.Write(concerns, concern =>
            {
                using (page.Element("li", ("class", "item")))
                {
                    page.Badge(concern.Title, concern.IsGrave ? "bad" : "warning");
                    page.Text(" ");
                    page.Leaf("strong", ChangeValues.Cut(concern.Subject));
                    page.Text($" {ChangeValues.Cut(concern.Text)}");
                }
            });
        }
    }

    private static void WriteFindings(MarkupWriter page, PageRoom room, string title, string tone, ImmutableArray<Finding> findings)
    {
        page.Leaf("h3", $"{title} ({findings.Length})");
        var written = 0;
        using (page.Element("ul", ("class", $"plain-list {tone}")))
        {
            written = room.Write(findings, finding =>
            {
                using (page.Element("li", ("class", "item")))
                {
                    page.Badge($"{finding.Rule} {finding.Severity.Word()}", tone);
                    page.Text(" ");
                    page.Leaf("strong", ChangeValues.Cut(SubjectText.Of(finding.Subject)));
                    page.Text($" {ChangeValues.Cut(finding.Message)}");
                }
            });
        }
        room.More(findings.Length - written);
    }

    private void WriteCost(MarkupWriter page, PageRoom room, CostComparison cost)
    {
        page.Leaf("h3", $"Cost ({currency} {CostText.Difference(cost.Difference)} a month)");
        page.Leaf("p", $"From {CostText.Money(cost.Before)} to {CostText.Money(cost.After)} a month.", ("class", "note"));
        var written = 0;
        using (page.Element("div", ("class", "scroll")))
        using (page.Element("table", ("class", "changes")))
        {
            page.Headings("What", "Before", "After", "Difference");
            using (page.Element("tbody"))
            {
                written = room.Write(CostChanges.LargestFirst(cost), change =>
                {
                    using (page.Element("tr", ("class", "item")))
                    {
                        page.Leaf("td", ChangeValues.Cut(CostChanges.Title(change)));
                        page.Leaf("td", change.Before is { } before ? CostText.Money(before) : "", ("class", "number"));
                        page.Leaf("td", change.After is { } after ? CostText.Money(after) : "", ("class", "number"));
                        page.Leaf("td", CostText.Difference(change.Difference), ("class", change.Difference > 0 ? "number warning" : "number good"));
                    }
                });
            }
        }
        room.More(cost.Changes.Length - written);
    }

    private void WriteOutputs(MarkupWriter page, PageRoom room)
    {
        page.Leaf("h3", $"Outputs of the stack ({difference.Outputs.Length})");
        ChangeValues.Write(page, room, difference.Outputs, part: 1);
    }
}

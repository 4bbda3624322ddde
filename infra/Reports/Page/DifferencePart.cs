using System.Collections.Immutable;
using Infra.Cost;
using Infra.Differences;
using Infra.Graphs;
using Infra.Planning;
using Infra.Reports.Differences;

namespace Infra.Reports.Page;

/// <summary>What differs from another plan: what asks for care first, then what it means, then what stands in the plans.</summary>
internal sealed class DifferencePart
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

    private readonly MarkupWriter _page;
    private readonly PlanDifference _difference;
    private readonly string _currency;
    private readonly PageRoom _room;
    private readonly List<(int Weight, Action Write)> _lists;

    private DifferencePart(MarkupWriter page, PlanDifference difference, string currency)
    {
        (_page, _difference, _currency) = (page, difference, currency);
        _lists = [.. Lists(Concerns.Of(difference))];
        _room = new PageRoom(page, Room, _lists.Sum(list => list.Weight));
    }

    /// <summary>The part.</summary>
    public static PagePart Of(PlanDifference difference, string currency) => new(
        "difference",
        "Changes",
        FormattableString.Invariant($"{difference.Resources.Length + difference.Manifests.Length}"),
        page => new DifferencePart(page, difference, currency).Write());

    private void Write()
    {
        using (_page.Section("difference", "Changes", $"From {_difference.Before} to {_difference.After}."))
        {
            if (_difference.IsEmpty)
            {
                _page.Leaf("p", "Nothing differs.", ("class", "empty"));
                return;
            }
            foreach (var (weight, write) in _lists)
            {
                _room.Begin(weight);
                write();
            }
        }
    }

    // A list of changed things has more to it than one of sentences.
    private IEnumerable<(int Weight, Action Write)> Lists(ImmutableArray<Concern> concerns)
    {
        if (!_difference.IsOfEnvironments)
            yield return (2, () => WriteConcerns(concerns));
        foreach (var area in _difference.Meanings.GroupBy(meaning => meaning.Area))
            yield return (2, () => MeaningTable.Write(_page, _room, area.Key, [.. area]));
        if (!_difference.Findings.Broken.IsEmpty)
            yield return (2, () => WriteFindings("New findings", "bad", _difference.Findings.Broken));
        if (!_difference.Findings.Mended.IsEmpty)
            yield return (1, () => WriteFindings("Mended findings", "good", _difference.Findings.Mended));
        if (_difference.Cost is { Changes.IsEmpty: false } cost)
            yield return (1, () => WriteCost(cost));
        foreach (var (title, holds) in Kinds)
        {
            if (_difference.Resources.Where(holds).ToImmutableArray() is { IsEmpty: false } changes)
                yield return (4, () => new ChangeEntries(_page, _room).Write(title, changes));
        }
        if (!_difference.Manifests.IsEmpty)
            yield return (4, () => new ChangeEntries(_page, _room).Write(_difference.Manifests));
        if (!_difference.Outputs.IsEmpty)
            yield return (1, WriteOutputs);
    }

    private void WriteConcerns(ImmutableArray<Concern> concerns)
    {
        if (concerns.IsEmpty)
        {
            _page.Leaf("p", "Nothing that is looked at here asks for care.", ("class", "care good"));
            return;
        }
        using (_page.Element("div", ("class", concerns.Any(concern => concern.IsGrave) ? "care bad" : "care warning")))
        {
            _page.Leaf("h3", $"Asks for care ({concerns.Length})");
            WriteConcernList(concerns.Take(ConcernLimit));
            if (concerns.Length <= ConcernLimit)
                return;
            using (_page.Element("details"))
            {
                _page.Leaf("summary", Limited.More(concerns.Length - ConcernLimit));
                _room.More(concerns.Length - ConcernLimit - WriteConcernList(concerns.Skip(ConcernLimit)));
            }
        }
    }

    private int WriteConcernList(IEnumerable<Concern> concerns)
    {
        using (_page.Element("ul"))
        {
            return _room.Write(concerns, concern =>
            {
                using (_page.Element("li", ("class", "item")))
                {
                    _page.Badge(concern.Title, concern.IsGrave ? "bad" : "warning");
                    _page.Text(" ");
                    _page.Leaf("strong", ChangeValues.Cut(concern.Subject));
                    _page.Text($" {ChangeValues.Cut(concern.Text)}");
                }
            });
        }
    }

    private void WriteFindings(string title, string tone, ImmutableArray<Finding> findings)
    {
        _page.Leaf("h3", $"{title} ({findings.Length})");
        var written = 0;
        using (_page.Element("ul", ("class", $"plain-list {tone}")))
        {
            written = _room.Write(findings, finding =>
            {
                using (_page.Element("li", ("class", "item")))
                {
                    _page.Badge($"{finding.Rule} {finding.Severity.Word()}", tone);
                    _page.Text(" ");
                    _page.Leaf("strong", ChangeValues.Cut(SubjectText.Of(finding.Subject)));
                    _page.Text($" {ChangeValues.Cut(finding.Message)}");
                }
            });
        }
        _room.More(findings.Length - written);
    }

    private void WriteCost(CostComparison cost)
    {
        _page.Leaf("h3", $"Cost ({_currency} {CostText.Difference(cost.Difference)} a month)");
        _page.Leaf("p", $"From {CostText.Money(cost.Before)} to {CostText.Money(cost.After)} a month.", ("class", "note"));
        var written = 0;
        using (_page.Element("div", ("class", "scroll")))
        using (_page.Element("table", ("class", "changes")))
        {
            _page.Headings("What", "Before", "After", "Difference");
            using (_page.Element("tbody"))
            {
                written = _room.Write(CostChanges.LargestFirst(cost), change =>
                {
                    using (_page.Element("tr", ("class", "item")))
                    {
                        _page.Leaf("td", ChangeValues.Cut(CostChanges.Title(change)));
                        _page.Leaf("td", change.Before is { } before ? CostText.Money(before) : "", ("class", "number"));
                        _page.Leaf("td", change.After is { } after ? CostText.Money(after) : "", ("class", "number"));
                        _page.Leaf("td", CostText.Difference(change.Difference), ("class", change.Difference > 0 ? "number warning" : "number good"));
                    }
                });
            }
        }
        _room.More(cost.Changes.Length - written);
    }

    private void WriteOutputs()
    {
        _page.Leaf("h3", $"Outputs of the stack ({_difference.Outputs.Length})");
        ChangeValues.Write(_page, _room, _difference.Outputs, part: 1);
    }
}

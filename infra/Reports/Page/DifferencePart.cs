using System.Collections.Immutable;
using Infra.Cost;
using Infra.Differences;
using Infra.Graphs;
using Infra.Planning;
using Infra.Reports.Differences;

namespace Infra.Reports.Page;

/// <summary>What differs from another plan: what asks for care first, then what it means, then what stands in the plans.</summary>
internal static class DifferencePart
{
    // So many differing values of a resource or object are shown without asking.
    private const int OpenLimit = 8;
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
        page => Write(page, difference, currency));

    private static void Write(MarkupWriter page, PlanDifference difference, string currency)
    {
        using (page.Section("difference", "Changes", $"From {difference.Before} to {difference.After}."))
        {
            if (difference.IsEmpty)
            {
                page.Leaf("p", "Nothing differs.", ("class", "empty"));
                return;
            }
            WriteConcerns(page, Concerns.Of(difference));
            WriteMeanings(page, difference.Meanings);
            WriteFindings(page, "New findings", "bad", difference.Findings.Broken);
            WriteFindings(page, "Mended findings", "good", difference.Findings.Mended);
            if (difference.Cost is { Changes.IsEmpty: false } cost)
                WriteCost(page, cost, currency);
            foreach (var (title, holds) in Kinds)
                WriteResources(page, title, [.. difference.Resources.Where(holds)]);
            WriteManifests(page, difference.Manifests);
            WriteOutputs(page, difference.Outputs);
        }
    }

    private static void WriteConcerns(MarkupWriter page, ImmutableArray<Concern> concerns)
    {
        if (concerns.IsEmpty)
        {
            page.Leaf("p", "Nothing is lost, and nobody may do, reach or read more than before.", ("class", "care good"));
            return;
        }
        using (page.Element("div", ("class", concerns.Any(concern => concern.IsGrave) ? "care bad" : "care warning")))
        {
            page.Leaf("h3", $"Asks for care ({concerns.Length})");
            WriteConcernList(page, concerns.Take(ConcernLimit));
            if (concerns.Length <= ConcernLimit)
                return;
            using (page.Element("details"))
            {
                page.Leaf("summary", Limited.More(concerns.Length - ConcernLimit));
                WriteConcernList(page, concerns.Skip(ConcernLimit));
            }
        }
    }

    private static void WriteConcernList(MarkupWriter page, IEnumerable<Concern> concerns)
    {
        using (page.Element("ul"))
        {
            foreach (var concern in concerns)
            {
                using (page.Element("li", ("class", "item")))
                {
                    page.Badge(concern.Title, concern.IsGrave ? "bad" : "warning");
                    page.Text(" ");
                    page.Leaf("strong", concern.Subject);
                    page.Text($" {concern.Text}");
                }
            }
        }
    }

    private static void WriteMeanings(MarkupWriter page, ImmutableArray<MeaningChange> meanings)
    {
        foreach (var area in meanings.GroupBy(meaning => meaning.Area))
        {
            page.Leaf("h3", $"{Capital(ChangeText.Title(area.Key))} ({area.Count()})");
            using (page.Element("div", ("class", "scroll")))
            using (page.Element("table", ("class", "changes meanings")))
            {
                page.Headings("", "Whose", "What", "Before", "After");
                using (page.Element("tbody"))
                {
                    foreach (var meaning in area)
                        WriteMeaning(page, meaning);
                }
            }
        }
    }

    private static void WriteMeaning(MarkupWriter page, MeaningChange meaning)
    {
        using (page.Element("tr", ("class", meaning.Widens ? "item wider" : "item")))
        {
            using (page.Element("td"))
            {
                Mark(page, ChangeText.Mark(meaning));
                if (meaning.Widens)
                    page.Badge("wider", "warning");
            }
            page.Leaf("td", meaning.Subject);
            page.Leaf("td", meaning.What);
            ChangeValues.Side(page, "del", meaning.Before);
            ChangeValues.Side(page, "ins", meaning.After);
        }
    }

    private static void WriteFindings(MarkupWriter page, string title, string tone, ImmutableArray<Finding> findings)
    {
        if (findings.IsEmpty)
            return;
        page.Leaf("h3", $"{title} ({findings.Length})");
        using (page.Element("ul", ("class", $"plain-list {tone}")))
        {
            foreach (var finding in findings)
            {
                using (page.Element("li", ("class", "item")))
                {
                    page.Badge($"{finding.Rule} {(finding.Severity == Severity.Error ? "error" : "warning")}", tone);
                    page.Text(" ");
                    page.Leaf("strong", SubjectText.Of(finding.Subject));
                    page.Text($" {finding.Message}");
                }
            }
        }
    }

    private static void WriteCost(MarkupWriter page, CostComparison cost, string currency)
    {
        page.Leaf("h3", $"Cost ({currency} {CostText.Difference(cost.Difference)} a month)");
        page.Leaf("p", $"From {CostText.Money(cost.Before)} to {CostText.Money(cost.After)} a month.", ("class", "note"));
        using (page.Element("div", ("class", "scroll")))
        using (page.Element("table", ("class", "changes")))
        {
            page.Headings("What", "Before", "After", "Difference");
            using (page.Element("tbody"))
            {
                foreach (var change in cost.Changes.OrderByDescending(change => Math.Abs(change.Difference)))
                {
                    using (page.Element("tr", ("class", "item")))
                    {
                        page.Leaf("td", SubjectText.Of(change.Urn));
                        page.Leaf("td", change.Before is { } before ? CostText.Money(before) : "", ("class", "number"));
                        page.Leaf("td", change.After is { } after ? CostText.Money(after) : "", ("class", "number"));
                        page.Leaf("td", CostText.Difference(change.Difference), ("class", change.Difference > 0 ? "number warning" : "number good"));
                    }
                }
            }
        }
    }

    private static void WriteResources(MarkupWriter page, string title, ImmutableArray<ResourceChange> changes)
    {
        if (changes.IsEmpty)
            return;
        page.Leaf("h3", $"{title} resources ({changes.Length})");
        foreach (var change in changes)
        {
            WriteEntry(page, ChangeText.Mark(change), ChangeText.Title(change), change.Urn, change.Properties, () =>
            {
                foreach (var note in ChangeText.Notes(change))
                    page.Badge(note, change.Loss is not null && note == ChangeText.Lost(change.Loss) || ChangeText.IsRefused(change) ? "bad" : "warning");
            });
        }
    }

    private static void WriteManifests(MarkupWriter page, ImmutableArray<ManifestChange> changes)
    {
        if (changes.IsEmpty)
            return;
        page.Leaf("h3", $"Kubernetes objects ({changes.Length})");
        foreach (var application in changes.GroupBy(change => change.Application, StringComparer.Ordinal))
        {
            page.Leaf("h4", application.Key);
            foreach (var change in application)
            {
                WriteEntry(page, ChangeText.Mark(change.Kind), ChangeText.Title(change), change.Path, change.Properties, () =>
                {
                    if (change.Loss is { } loss)
                        page.Badge(ChangeText.Lost(loss), "bad");
                });
            }
        }
    }

    private static void WriteEntry(MarkupWriter page, string mark, string title, string subject, ImmutableArray<PropertyChange> properties, Action notes)
    {
        using (page.Element(properties.IsEmpty ? "div" : "details", ("class", "item entry"), ("open", !properties.IsEmpty && properties.Length <= OpenLimit ? "" : null)))
        {
            using (page.Element(properties.IsEmpty ? "div" : "summary", ("title", subject)))
            {
                Mark(page, mark);
                page.Text(" ");
                page.Leaf("strong", title);
                notes();
                if (!properties.IsEmpty)
                    page.Leaf("small", $" {Words.Count(properties.Length, "value")}");
            }
            ChangeValues.Write(page, properties);
        }
    }

    private static void WriteOutputs(MarkupWriter page, ImmutableArray<PropertyChange> outputs)
    {
        if (outputs.IsEmpty)
            return;
        page.Leaf("h3", $"Outputs of the stack ({outputs.Length})");
        ChangeValues.Write(page, outputs);
    }

    private static void Mark(MarkupWriter page, string mark)
    {
        var (name, word) = mark switch
        {
            "+" => ("added", "added"),
            "-" => ("removed", "removed"),
            "=" => ("renamed", "renamed"),
            ChangeText.ReplacedMark => ("replaced", "replaced"),
            _ => ("changed", "changed"),
        };
        page.Leaf("span", mark == ChangeText.ReplacedMark ? "±" : mark == "-" ? "−" : mark, ("class", $"mark {name}"), ("title", word), ("role", "img"), ("aria-label", word));
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}

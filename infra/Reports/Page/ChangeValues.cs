using System.Collections.Immutable;
using Infra.Differences;
using Infra.Graphs;
using Infra.Reports.Differences;
using Pulumi.Offline;

namespace Infra.Reports.Page;

/// <summary>Values before and after: beside each other, or line by line where they are texts of several lines.</summary>
internal static class ChangeValues
{
    private const int ValueLimit = 400;
    private const int PathLimit = 160;
    private const int LinesAtATime = 40;

    /// <summary>A table of as many as there is room for; nothing where there is none.</summary>
    /// <param name="page">Where it is written.</param>
    /// <param name="room">The room of the list.</param>
    /// <param name="properties">The values.</param>
    /// <param name="part">What they may have of the list's room, as one part of so many.</param>
    public static void Write(MarkupWriter page, PageRoom room, ImmutableArray<PropertyChange> properties, int part)
    {
        if (properties.IsEmpty)
            return;
        var written = 0;
        using (page.Element("div", ("class", "scroll")))
        using (page.Element("table", ("class", "changes values")))
        {
            page.Headings("Value", "Before", "After");
            using (page.Element("tbody"))
                written = room.Write(properties, property => Write(page, property), part);
        }
        room.More(properties.Length - written);
    }

    /// <summary>A text, cut where it is longer than the page has room for.</summary>
    public static string Cut(string text) => OneLine.Shorten(text, ValueLimit);

    /// <summary>A cell of a value that was or is; empty where there is none.</summary>
    public static void Side(MarkupWriter page, string element, string? text)
    {
        using (page.Element("td"))
        {
            if (!string.IsNullOrEmpty(text))
                page.Leaf(element, Cut(text));
        }
    }

    private static void Write(MarkupWriter page, PropertyChange property)
    {
        using (page.Element("tr"))
        {
            page.Leaf("th", property.Path.Length == 0 ? "the whole" : OneLine.Shorten(property.Path, PathLimit), ("scope", "row"));
            if (Lines(property) is { } lines)
            {
                using (page.Element("td", ("colspan", "2")))
                    Write(page, lines);
                return;
            }
            var (before, after) = ValueText.Pair(property, ValueLimit);
            Side(page, "del", before);
            Side(page, "ins", after);
        }
    }

    private static IReadOnlyList<TextLine>? Lines(PropertyChange property) =>
        property is { Before: PlanValue.TextValue { Value: var before }, After: PlanValue.TextValue { Value: var after } } && (before.Contains('\n', StringComparison.Ordinal) || after.Contains('\n', StringComparison.Ordinal))
            ? TextDifference.Of(before, after)
            : null;

    private static void Write(MarkupWriter page, IReadOnlyList<TextLine> lines)
    {
        using (page.Element("pre", ("class", "lines"), ("tabindex", "0")))
        {
            foreach (var line in lines.Take(LinesAtATime))
            {
                var (element, sign) = line.Kind switch
                {
                    TextLineKind.Removed => ("del", "- "),
                    TextLineKind.Added => ("ins", "+ "),
                    TextLineKind.LeftOut => ("em", ""),
                    _ => ("span", "  "),
                };
                page.Leaf(element, sign + Cut(line.Text));
                page.Line();
            }
            if (lines.Skip(LinesAtATime).Count(line => line.Kind is TextLineKind.Removed or TextLineKind.Added) is > 0 and var more)
                page.Leaf("em", $"{Limited.More(more)} that {(more == 1 ? "differs" : "differ")}");
        }
    }
}

using System.Collections.Immutable;
using Infra.Differences;
using Infra.Graphs;
using Infra.Reports.Differences;
using Pulumi.Offline;

namespace Infra.Reports.Page;

/// <summary>Values before and after: beside each other, or line by line where they are texts of several lines.</summary>
internal static class ChangeValues
{
    private const int ValueLimit = 1200;

    /// <summary>A table of all; nothing where there is none.</summary>
    public static void Write(MarkupWriter page, ImmutableArray<PropertyChange> properties)
    {
        if (properties.IsEmpty)
            return;
        using (page.Element("div", ("class", "scroll")))
        using (page.Element("table", ("class", "changes values")))
        {
            page.Headings("Value", "Before", "After");
            using (page.Element("tbody"))
            {
                foreach (var property in properties)
                    Write(page, property);
            }
        }
    }

    /// <summary>A cell of a value that was or is; empty where there is none.</summary>
    public static void Side(MarkupWriter page, string element, string? text)
    {
        using (page.Element("td"))
        {
            if (!string.IsNullOrEmpty(text))
                page.Leaf(element, text);
        }
    }

    private static void Write(MarkupWriter page, PropertyChange property)
    {
        using (page.Element("tr"))
        {
            page.Leaf("th", property.Path.Length == 0 ? "the whole" : property.Path, ("scope", "row"));
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
            foreach (var line in lines)
            {
                var (element, sign) = line.Kind switch
                {
                    TextLineKind.Removed => ("del", "- "),
                    TextLineKind.Added => ("ins", "+ "),
                    TextLineKind.LeftOut => ("em", ""),
                    _ => ("span", "  "),
                };
                page.Leaf(element, sign + line.Text);
                page.Line();
            }
        }
    }
}

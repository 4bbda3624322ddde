using Infra.Graphs;
using Infra.Reports.Differences;

namespace Infra.Reports.Page;

/// <summary>What several parts of the page write alike.</summary>
internal static class PageWords
{
    /// <summary>A section with its heading.</summary>
    public static MarkupWriter.Scope Section(this MarkupWriter page, string id, string title, string? note = null)
    {
        var scope = page.Element("section", ("id", id), ("aria-labelledby", $"{id}-heading"));
        page.Leaf("h2", title, ("id", $"{id}-heading"));
        if (note is not null)
            page.Leaf("p", note, ("class", "note"));
        return scope;
    }

    /// <summary>A word with a ground of its colour: "good", "warning", "bad", "accent" or "plain".</summary>
    public static void Badge(this MarkupWriter page, string text, string tone)
    {
        page.Text(" ");
        page.Leaf("span", text, ("class", $"badge {tone}"));
    }

    /// <summary>The mark of a change, with its word for who does not see it.</summary>
    public static void Mark(this MarkupWriter page, string mark)
    {
        var word = mark switch
        {
            "+" => "added",
            "-" => "removed",
            "=" => "renamed",
            ChangeText.ReplacedMark => "replaced",
            _ => "changed",
        };
        page.Leaf("span", mark == ChangeText.ReplacedMark ? "±" : mark == "-" ? "−" : mark, ("class", $"mark {word}"), ("title", word), ("role", "img"), ("aria-label", word));
    }

    /// <summary>Columns' headings.</summary>
    public static void Headings(this MarkupWriter page, params ReadOnlySpan<string> names)
    {
        using (page.Element("thead"))
        using (page.Element("tr"))
        {
            foreach (var name in names)
                page.Leaf("th", name, ("scope", "col"));
        }
    }

    /// <summary>A bar: part of 100, with a mark at another part; no more than the whole is drawn.</summary>
    public static void Bar(this MarkupWriter page, decimal part, decimal whole, decimal? mark = null, string tone = "accent")
    {
        using (page.Element("svg", ("class", $"meter {tone}"), ("viewBox", "0 0 100 8"), ("preserveAspectRatio", "none"), ("aria-hidden", "true")))
        {
            page.Leaf("rect", null, ("class", "whole"), ("width", "100"), ("height", "8"));
            page.Leaf("rect", null, ("class", "part"), ("width", Percent(part, whole)), ("height", "8"));
            if (mark is { } at && at < whole)
                page.Leaf("rect", null, ("class", "mark"), ("x", Percent(at, whole)), ("width", "0.6"), ("height", "8"));
        }
    }

    private static string Percent(decimal part, decimal whole) =>
        FormattableString.Invariant($"{(whole <= 0 ? 0 : Math.Round(Math.Clamp(part / whole, 0, 1) * 100, 1)):0.#}");
}

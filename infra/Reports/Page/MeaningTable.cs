using Infra.Differences;
using Infra.Graphs;
using Infra.Reports.Differences;

namespace Infra.Reports.Page;

/// <summary>What changes mean, area by area.</summary>
internal static class MeaningTable
{
    private const int SubjectsLimit = 2000;

    /// <summary>The table of an area.</summary>
    public static void Write(MarkupWriter page, PageRoom room, MeaningArea area, IReadOnlyCollection<MeaningChange> meanings)
    {
        var title = ChangeText.Title(area);
        page.Leaf("h3", $"{char.ToUpperInvariant(title[0])}{title[1..]} ({meanings.Count})");
        var rows = MeaningFold.Rows(meanings);
        var written = 0;
        using (page.Element("div", ("class", "scroll")))
        using (page.Element("table", ("class", "changes meanings")))
        {
            page.Headings("", "Whose", "What", "Before", "After");
            using (page.Element("tbody"))
                written = room.Write(rows, row => Write(page, row));
        }
        room.More(rows.Skip(written).Sum(row => row.Subjects.Length));
    }

    private static void Write(MarkupWriter page, FoldedMeaning row)
    {
        var meaning = row.Meaning;
        using (page.Element("tr", ("class", meaning.Widens ? "item wider" : "item")))
        {
            using (page.Element("td"))
            {
                page.Mark(ChangeText.Mark(meaning));
                if (ChangeText.Widened(meaning) is { } widened)
                    page.Badge(widened, "warning");
            }
            using (page.Element("td"))
                WriteSubject(page, row);
            page.Leaf("td", ChangeValues.Cut(meaning.What));
            ChangeValues.Side(page, "del", meaning.Before);
            ChangeValues.Side(page, "ins", meaning.After);
        }
    }

    // Who looks for one of many finds it.
    private static void WriteSubject(MarkupWriter page, FoldedMeaning row)
    {
        if (row.Subjects.Length == 1)
        {
            page.Text(ChangeValues.Cut(row.Meaning.Subject));
            return;
        }
        using (page.Element("details"))
        {
            page.Leaf("summary", ChangeValues.Cut(row.Meaning.Subject));
            page.Text(OneLine.Shorten(string.Join(", ", row.Subjects), SubjectsLimit));
        }
    }
}

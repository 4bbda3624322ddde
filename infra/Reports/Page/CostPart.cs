using Infra.Cost;
using Infra.Graphs;
using Infra.Reports.Differences;

namespace Infra.Reports.Page;

/// <summary>What a month costs: against the budget, by component, cluster and team, and each item with its arithmetic.</summary>
internal static class CostPart
{
    /// <summary>The part.</summary>
    public static PagePart Of(CostEstimate cost, CostComparison? comparison) => new("cost", "Cost", $"{CostText.Money(cost.Monthly)}", page => Write(page, cost, comparison));

    private static void Write(MarkupWriter page, CostEstimate cost, CostComparison? comparison)
    {
        var changed = comparison is null ? "" : $" {CostText.Difference(comparison.Difference)} against the plan before.";
        var budget = cost.Settings.BudgetUsd;
        using (page.Section("cost", "Cost", $"An estimate of a month, in {cost.Currency}.{changed}"))
        {
            page.Leaf("p", $"{CostText.Money(cost.Monthly)} of {CostText.Money(budget)}; {CostText.Money(cost.Minimum)} with the fewest machines, {CostText.Money(cost.Maximum)} with the most.");
            page.Bar(cost.Monthly, Math.Max(Math.Max(cost.Maximum, cost.Monthly), budget), budget, cost.Monthly > budget ? "bad" : "accent");
            page.Leaf("p", "The line is the budget, the whole what the most machines would cost or the budget, whichever is more.", ("class", "note"));
            WriteBars(page, "By component", [.. cost.ByComponent.Where(each => each.Value > 0).Select(each => (each.Key, each.Value, (decimal?)null))]);
            WriteBars(page, "By cluster", [.. cost.ByCluster.Select(each => (each.Key, each.Value, (decimal?)null))]);
            WriteBars(page, "By team", [.. cost.ByTeam.Select(share => (share.Name, share.Monthly, share.BudgetUsd))]);
            foreach (var unpriced in cost.Unpriced)
                page.Leaf("p", $"No price: {unpriced}", ("class", "care warning"));
            WriteItems(page, cost);
        }
    }

    private static void WriteBars(MarkupWriter page, string title, IReadOnlyList<(string Name, decimal Usd, decimal? Budget)> rows)
    {
        if (rows.Count == 0)
            return;
        var greatest = rows.Max(row => Math.Max(row.Usd, row.Budget ?? 0));
        page.Leaf("h3", title);
        using (page.Element("table", ("class", "bars")))
        using (page.Element("tbody"))
        {
            foreach (var (name, usd, budget) in rows)
            {
                using (page.Element("tr"))
                {
                    page.Leaf("th", name, ("scope", "row"));
                    using (page.Element("td", ("class", "bar")))
                        page.Bar(usd, greatest, budget, usd > budget ? "bad" : "accent");
                    page.Leaf("td", budget is { } most ? $"{CostText.Money(usd)} of {CostText.Money(most)}" : CostText.Money(usd), ("class", "number"));
                }
            }
        }
    }

    private static void WriteItems(MarkupWriter page, CostEstimate cost)
    {
        using (page.Element("details", ("class", "entry")))
        {
            page.Leaf("summary", $"All {Words.Count(cost.Items.Length, "item")} with their arithmetic");
            using (page.Element("div", ("class", "scroll")))
            using (page.Element("table"))
            {
                page.Headings("What", "A month", "Arithmetic");
                using (page.Element("tbody"))
                {
                    foreach (var item in cost.Items.OrderByDescending(item => item.Monthly).ThenBy(item => item.Urn, StringComparer.Ordinal))
                    {
                        using (page.Element("tr", ("class", "item")))
                        {
                            page.Leaf("td", SubjectText.Of(item.Urn));
                            page.Leaf("td", CostText.Money(item.Monthly), ("class", "number"));
                            page.Leaf("td", item.Basis);
                        }
                    }
                }
            }
        }
    }
}

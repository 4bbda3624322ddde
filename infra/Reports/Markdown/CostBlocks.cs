using Infra.Cost;
using Infra.Reports.Differences;

namespace Infra.Reports.Markdown;

/// <summary>Amounts of money as rows.</summary>
internal static class CostBlocks
{
    /// <summary>What costs more or less, the greatest difference first.</summary>
    public static MarkdownTable Changes(int weight, CostComparison cost) => MarkdownTable.Of(weight, ["What", "Before:", "After:", "Difference:"], CostChanges.LargestFirst(cost), change =>
        [MarkdownText.Code(CostChanges.Title(change)), Amount(change.Before), Amount(change.After), MarkdownText.Plain(CostText.Difference(change.Difference))]);

    /// <summary>Names and amounts.</summary>
    public static MarkdownTable Amounts(int weight, string title, IReadOnlyCollection<KeyValuePair<string, decimal>> amounts) =>
        MarkdownTable.Of(weight, [title, "A month:"], amounts, each => [MarkdownText.Code(each.Key), Amount(each.Value)]);

    /// <summary>"USD 1,234.50 a month of 2,000.00; 1,000.00 with the fewest machines, 1,500.00 with the most."</summary>
    public static MarkdownParagraph Total(CostEstimate cost) => new(
        MarkdownText.Strong(MarkdownText.Plain($"{cost.Currency} {CostText.Money(cost.Monthly)}"))
        + MarkdownText.Plain($" a month of {CostText.Money(cost.Settings.BudgetUsd)}; {CostText.Money(cost.Minimum)} with the fewest machines, {CostText.Money(cost.Maximum)} with the most."));

    private static MarkdownText Amount(decimal? usd) => usd is { } amount ? MarkdownText.Plain(CostText.Money(amount)) : MarkdownText.Empty;
}

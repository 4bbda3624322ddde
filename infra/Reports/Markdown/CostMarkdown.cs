using Infra.Cost;
using Infra.Reports.Differences;

namespace Infra.Reports.Markdown;

/// <summary>What a month costs as a comment or a summary on GitHub.</summary>
public static class CostMarkdown
{
    /// <summary>The text; its first line is the marker "infra cost TITLE".</summary>
    /// <param name="title">The project and the stack: "platform/dev".</param>
    /// <param name="cost">The estimate.</param>
    /// <param name="comparison">What changes against another plan; null for nothing.</param>
    public static string Of(string title, CostEstimate cost, CostComparison? comparison)
    {
        ArgumentNullException.ThrowIfNull(cost);
        List<MarkdownBlock> blocks =
        [
            new MarkdownHeading(2, MarkdownText.Plain("Cost of ") + MarkdownText.Code(title) + MarkdownText.Plain(comparison is null ? "" : $": {CostText.Difference(comparison.Difference)} {cost.Currency} a month")),
            CostBlocks.Total(cost),
            .. comparison is null ? [] : Changes(comparison),
            new MarkdownDetails("By component", cost.ByComponent.Length, [CostBlocks.Amounts(2, "Component", cost.ByComponent)]),
            new MarkdownDetails("By team", cost.ByTeam.Length, [Teams(cost)]),
            new MarkdownDetails("Each item with its arithmetic", cost.Items.Length, [Items(cost)]),
        ];
        if (!cost.Unpriced.IsEmpty)
            blocks.Add(new MarkdownDetails("Without a price", cost.Unpriced.Length, [MarkdownList.Of(2, cost.Unpriced, MarkdownText.Code)]));
        return new MarkdownDocument($"infra cost {title}", blocks).Write();
    }

    private static IEnumerable<MarkdownBlock> Changes(CostComparison comparison)
    {
        yield return new MarkdownParagraph(MarkdownText.Plain($"{CostText.Money(comparison.Before)} before, {CostText.Money(comparison.After)} after."));
        if (!comparison.Changes.IsEmpty)
            yield return CostBlocks.Changes(4, comparison);
    }

    private static MarkdownTable Teams(CostEstimate cost) => MarkdownTable.Of(1, ["Team", "A month:", "Budget:"], cost.ByTeam, share =>
    [
        MarkdownText.Code(share.Name), MarkdownText.Plain(CostText.Money(share.Monthly)),
        MarkdownText.Plain(share.BudgetUsd is { } budget ? $"{CostText.Money(budget)}{(share.Monthly > budget ? " ⚠️" : "")}" : ""),
    ]);

    private static MarkdownTable Items(CostEstimate cost) => MarkdownTable.Of(1, ["What", "A month:", "Arithmetic"], cost.Items, item =>
        [MarkdownText.Code(SubjectText.Of(item.Urn)), MarkdownText.Plain(CostText.Money(item.Monthly)), MarkdownText.Plain(item.Basis)]);
}

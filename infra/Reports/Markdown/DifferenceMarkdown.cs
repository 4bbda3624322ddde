using Infra.Cost;
using Infra.Differences;
using Infra.Reports.Differences;
using Infra.Rules;

namespace Infra.Reports.Markdown;

/// <summary>The difference of two plans as a comment on a pull request.</summary>
public static class DifferenceMarkdown
{
    /// <summary>The comment; its first line is the marker "infra diff STACK".</summary>
    /// <param name="difference">What differs.</param>
    /// <param name="after">The second plan, with its findings.</param>
    /// <param name="cost">What a month of it costs; null where nobody has estimated it.</param>
    public static string Of(PlanDifference difference, ReviewedPlan after, CostEstimate? cost) => Of(new StackDifference(PlanSummary.Of(after, cost), difference));

    /// <summary>The comment, of what a file of `infra diff --json` holds.</summary>
    public static string Of(StackDifference difference)
    {
        ArgumentNullException.ThrowIfNull(difference);
        var stack = difference.After.Stack;
        var summary = new DifferenceBlocks(difference);
        List<MarkdownBlock> blocks =
        [
            new MarkdownHeading(2, MarkdownText.Code($"{difference.After.Project}/{stack}") + MarkdownText.Plain($": {Headline.Of(difference.Difference)}")),
            new MarkdownParagraph(MarkdownText.Plain("Difference of ") + MarkdownText.Code(difference.Difference.Before) + MarkdownText.Plain(" and ") + MarkdownText.Code(difference.Difference.After) + MarkdownText.Plain(".")),
            .. difference.Difference.IsEmpty ? [] : summary.Figures(),
            .. summary.Care(),
            .. summary.Parts(),
            summary.State(),
        ];
        return new MarkdownDocument($"infra diff {stack}", blocks).Write();
    }
}

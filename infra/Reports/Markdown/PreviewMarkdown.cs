using Infra.Cost;
using Infra.Reports.Differences;
using Infra.Rules;

namespace Infra.Reports.Markdown;

/// <summary>A reviewed plan as a comment or a summary on GitHub.</summary>
public static class PreviewMarkdown
{
    private const int FindingWeight = 6;

    /// <summary>The text; its first line is the marker "infra preview STACK".</summary>
    /// <param name="reviewed">The plan, its findings and what is exempt.</param>
    /// <param name="cost">What a month of it costs; null where nobody has estimated it.</param>
    public static string Of(ReviewedPlan reviewed, CostEstimate? cost)
    {
        ArgumentNullException.ThrowIfNull(reviewed);
        var (plan, summary) = (reviewed.Plan, PlanSummary.Of(reviewed, cost));
        var figures = $"{Words.Count(summary.Errors, "error")}, {Words.Count(summary.Warnings, "warning")}, {Words.Count(summary.Exempted, "exemption")} in use";
        var totals = PlanTree.Of(plan).Totals;
        List<MarkdownBlock> blocks =
        [
            new MarkdownHeading(2, MarkdownText.Plain("Preview of ") + MarkdownText.Code($"{plan.Project}/{plan.Stack}") + MarkdownText.Plain($": {figures}")),
            new MarkdownParagraph(MarkdownText.Plain(FormattableString.Invariant(
                $"{Words.Count(totals.Resources, "resource")} in {Words.Count(totals.Components, "component")}, {Words.Count(plan.Manifests.Length, "Kubernetes object")}; {Words.Count(totals.Unknown, "input")} known after up, {Words.Count(totals.Secret, "secret")}, {totals.Protected} protected."))),
            .. Findings(reviewed),
        ];
        if (cost is not null)
        {
            blocks.Add(CostBlocks.Total(cost));
            blocks.Add(new MarkdownDetails("Cost by component", cost.ByComponent.Length, [CostBlocks.Amounts(1, "Component", cost.ByComponent)]));
        }
        if (!plan.Resources.IsEmpty)
            blocks.Add(Counts("Resources by type", "Type", plan.Resources.Where(resource => resource.Custom).CountBy(resource => resource.Type)));
        if (!plan.Manifests.IsEmpty)
            blocks.Add(Counts("Kubernetes objects by Application", "Application", plan.Manifests.CountBy(manifest => manifest.Application)));
        return new MarkdownDocument($"infra preview {plan.Stack}", blocks).Write();
    }

    private static IEnumerable<MarkdownBlock> Findings(ReviewedPlan reviewed)
    {
        // What fails the preview stands before what does not, so that it is the last to be cut.
        if (!reviewed.Plan.Findings.IsEmpty)
            yield return FindingTable.Of(FindingWeight, [.. reviewed.Plan.Findings.OrderByDescending(finding => finding.Severity)]);
        if (!reviewed.Exempted.IsEmpty)
            yield return new MarkdownDetails("Exempt", reviewed.Exempted.Length, [FindingTable.Of(1, reviewed.Exempted)]);
    }

    private static MarkdownDetails Counts(string title, string column, IEnumerable<KeyValuePair<string, int>> counts)
    {
        var all = counts.OrderByDescending(each => each.Value).ThenBy(each => each.Key, StringComparer.Ordinal).ToList();
        return new MarkdownDetails(title, all.Sum(each => each.Value), [MarkdownTable.Of(1, [column, "How many:"], all, each =>
            [MarkdownText.Code(OneLine.Of(each.Key, ValueText.ShortLimit * 2)), MarkdownText.Plain(FormattableString.Invariant($"{each.Value:#,##0}"))])]);
    }
}

using System.Globalization;
using Infra.Cost;
using Infra.Reports.Differences;

namespace Infra.Reports.Markdown;

/// <summary>The differences of all environments as one comment on a pull request.</summary>
public static class PullRequestMarkdown
{
    /// <summary>What the first line of the comment says, for those who look for it.</summary>
    public const string Marker = "infra pull request";

    /// <summary>The comment: a row for each stack, then what asks for care in any, then the rest of each, folded.</summary>
    /// <param name="stacks">The stacks, in the order in which they are shown.</param>
    public static string Of(IEnumerable<StackDifference> stacks)
    {
        ArgumentNullException.ThrowIfNull(stacks);
        var all = stacks.ToList();
        var differing = all.Where(stack => !stack.Difference.IsEmpty).ToList();
        List<MarkdownBlock> blocks =
        [
            new MarkdownHeading(2, MarkdownText.Plain(TitleOf(all.Count, differing.Count))),
            Table(all),
            .. differing.SelectMany(Care),
            .. differing.Select(Parts),
        ];
        return new MarkdownDocument(Marker, blocks).Write();
    }

    private static string TitleOf(int all, int differing) => (all, differing) switch
    {
        (0, _) => "Infrastructure: no stack was compared",
        (_, 0) => $"Infrastructure: nothing differs in {Words.Count(all, "stack")}",
        _ => FormattableString.Invariant($"Infrastructure: {differing:#,##0} of {Words.Count(all, "stack")} {(differing == 1 ? "differs" : "differ")}"),
    };

    private static MarkdownTable Table(List<StackDifference> stacks) =>
        MarkdownTable.Of(8, ["Stack", "Compared", "Resources", "Kubernetes objects", "Asks for care:", "Rules broken:", "Cost a month:"], stacks, Row);

    private static IReadOnlyList<MarkdownText> Row(StackDifference stack)
    {
        var counts = DifferenceCounts.Of(stack.Difference);
        var (care, cost) = (Concerns.Of(stack.Difference).Length, stack.Difference.Cost);
        return
        [
            MarkdownText.Code(stack.After.Stack),
            Name(stack.Difference.Before) + MarkdownText.Plain(" → ") + Name(stack.Difference.After),
            MarkdownText.Plain(counts.Resources.Text),
            MarkdownText.Plain(counts.Manifests.Text),
            Marked(care, care.ToString("#,##0", CultureInfo.InvariantCulture), "⚠️"),
            Marked(counts.Broken, FormattableString.Invariant($"{counts.Broken:#,##0} new, {counts.Mended:#,##0} mended"), "⛔"),
            MarkdownText.Plain(cost is null ? "" : $"{CostText.Difference(cost.Difference)} {stack.After.Currency}"),
        ];
    }

    private static MarkdownText Name(string name) => MarkdownText.Code(OneLine.Of(name, ValueText.ShortLimit));

    private static MarkdownText Marked(int count, string text, string mark) => MarkdownText.Plain(count == 0 ? text : $"{mark} {text}");

    private static IEnumerable<MarkdownBlock> Care(StackDifference stack)
    {
        var care = new DifferenceBlocks(stack).Care().ToList();
        return care.Count == 0 ? [] : [new MarkdownHeading(2, MarkdownText.Code(stack.After.Stack)), .. care];
    }

    private static MarkdownDetails Parts(StackDifference stack)
    {
        var blocks = new DifferenceBlocks(stack);
        return new MarkdownDetails($"All that differs in {stack.After.Stack}: {Headline.Of(stack.Difference)}", null, [.. blocks.Figures(), .. blocks.Parts(), blocks.State()]);
    }
}

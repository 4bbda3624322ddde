using System.Text;

namespace Infra.Reports.Markdown;

/// <summary>A comment on GitHub: however much there is to say, it is short enough, and whole.</summary>
/// <param name="marker">What a workflow finds its comment by: "infra diff dev". Null for a document that nobody has to find.</param>
/// <param name="blocks">What is in it, the most important first.</param>
internal sealed class MarkdownDocument(string? marker, IReadOnlyList<MarkdownBlock> blocks)
{
    /// <summary>
    /// How many UTF-16 units a comment may have. GitHub's API refuses a body of more than 65,536 characters ("Body is too long"); what is left is for what a workflow adds.
    /// </summary>
    public const int Limit = 58_000;

    // Headings without a word below them help nobody: a quarter is left for what stands in the parts.
    private const int PartForItems = 4;

    /// <summary>The text, lines ended by LF.</summary>
    /// <param name="limit">How long it may be. Default: as long as a comment.</param>
    public string Write(int limit = Limit)
    {
        var whole = Text(blocks, limit);
        if (whole.Length <= limit)
            return whole;
        // The longest lists are cut, all at the same length, so that short ones stay whole.
        for (var kept = blocks.Count; ; kept--)
        {
            var shown = kept == blocks.Count ? blocks : [.. blocks.Take(kept), new MarkdownParagraph(MarkdownText.Plain($"There is more than a comment holds: {Words.Count(blocks.Count - kept, "part")} left out."))];
            var least = Text(shown, 0);
            if (least.Length <= limit - (limit / PartForItems) || kept == 0)
                return Longest(shown, least, limit);
        }
    }

    private string Longest(IReadOnlyList<MarkdownBlock> shown, string least, int limit)
    {
        var (best, low, most) = (least, 0, limit);
        while (low < most)
        {
            var middle = low + ((most - low + 1) / 2);
            var text = Text(shown, middle);
            if (text.Length <= limit)
                (best, low) = (text, middle);
            else
                most = middle - 1;
        }
        return best;
    }

    private string Text(IReadOnlyList<MarkdownBlock> shown, int allowance)
    {
        var output = new StringBuilder();
        if (marker is not null)
            output.Append("<!-- ").Append(Comment(marker)).Append(" -->\n");
        MarkdownBlock.Write(output, shown, allowance);
        return output.ToString();
    }

    // Two hyphens end a comment.
    private static string Comment(string text) => MarkdownText.Html(text).Replace("--", "- -", StringComparison.Ordinal);
}

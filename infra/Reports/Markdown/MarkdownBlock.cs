using System.Text;

namespace Infra.Reports.Markdown;

/// <summary>Something that stands by itself in a document: what can be cut is cut between its items, so that what remains is whole.</summary>
internal abstract class MarkdownBlock
{
    /// <summary>Writes it, ended by LF.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="allowance">How many characters the items of a list may take, once for each weight that it has.</param>
    public abstract void Write(StringBuilder output, int allowance);

    /// <summary>Blocks, with an empty line between them.</summary>
    public static void Write(StringBuilder output, IEnumerable<MarkdownBlock> blocks, int allowance)
    {
        var separator = "";
        foreach (var block in blocks)
        {
            output.Append(separator);
            block.Write(output, allowance);
            separator = "\n";
        }
    }
}

/// <summary>A heading.</summary>
internal sealed class MarkdownHeading(int level, MarkdownText text) : MarkdownBlock
{
    /// <inheritdoc/>
    public override void Write(StringBuilder output, int allowance) => output.Append('#', level).Append(' ').Append(text.Markup).Append('\n');
}

/// <summary>A paragraph of one line.</summary>
internal sealed class MarkdownParagraph(MarkdownText text) : MarkdownBlock
{
    /// <inheritdoc/>
    public override void Write(StringBuilder output, int allowance) => output.Append(text.Markup.TrimStart()).Append('\n');
}

/// <summary>What is folded until somebody opens it.</summary>
/// <param name="summary">What it is, beside the fold.</param>
/// <param name="count">How many of them there are; null where it says nothing.</param>
/// <param name="blocks">What is in it.</param>
internal sealed class MarkdownDetails(string summary, int? count, IReadOnlyList<MarkdownBlock> blocks) : MarkdownBlock
{
    /// <inheritdoc/>
    public override void Write(StringBuilder output, int allowance)
    {
        output.Append("<details><summary>").Append(MarkdownText.Html(summary));
        if (count is { } items)
            output.Append(System.Globalization.CultureInfo.InvariantCulture, $" ({items:#,##0})");
        output.Append("</summary>\n\n");
        Write(output, blocks, allowance);
        output.Append("\n</details>\n");
    }
}

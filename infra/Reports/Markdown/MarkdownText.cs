using System.Text;
using Infra.Reports.Differences;

namespace Infra.Reports.Markdown;

/// <summary>
/// Text within a line of GitHub's Markdown, in which nothing of others is markup: no cell ends, no tag opens, nobody is mentioned, no issue is linked.
/// </summary>
internal readonly record struct MarkdownText
{
    // Nothing that is shown, between a character and what would make a link of it.
    private const string Nothing = "&#8203;";

    private readonly string? _markup;

    private MarkdownText(string markup) => _markup = markup;

    /// <summary>The markup.</summary>
    public string Markup => _markup ?? "";

    /// <summary>How long the markup is.</summary>
    public int Length => Markup.Length;

    /// <summary>Two, one after the other.</summary>
    public static MarkdownText operator +(MarkdownText left, MarkdownText right) => new(left.Markup + right.Markup);

    /// <summary>Nothing.</summary>
    public static MarkdownText Empty => new("");

    /// <summary>Text as it is, on one line.</summary>
    public static MarkdownText Plain(string text)
    {
        var markup = new StringBuilder();
        var line = OneLine.Of(text);
        for (var i = 0; i < line.Length; i++)
            AppendPlain(markup, line, i);
        return new MarkdownText(markup.ToString());
    }

    /// <summary>Sentences in which pairs of backticks mark code.</summary>
    public static MarkdownText Prose(string text)
    {
        var parts = text.Split('`');
        if (parts.Length % 2 == 0)
            return Plain(text);
        var prose = Empty;
        for (var i = 0; i < parts.Length; i++)
            prose += i % 2 == 0 ? Plain(parts[i]) : Code(parts[i]);
        return prose;
    }

    /// <summary>Code, on one line. GitHub makes no mentions and no links of what is in it.</summary>
    public static MarkdownText Code(string text)
    {
        var line = OneLine.Of(text);
        // A code span knows no escapes: a bar would end the table's cell, a backtick the span.
        var isSpan = line.Length > 0 && line.AsSpan().IndexOfAny("|`\\") < 0 && !char.IsWhiteSpace(line[0]) && !char.IsWhiteSpace(line[^1]);
        return new MarkdownText(isSpan ? $"`{line}`" : $"<code>{Entities(line)}</code>");
    }

    /// <summary>Text that stands out.</summary>
    public static MarkdownText Strong(MarkdownText text) => new($"**{text.Markup}**");

    /// <summary>A link; the text alone where the address is none of the web.</summary>
    public static MarkdownText Link(string text, string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"
            ? new MarkdownText($"[{Plain(text).Markup}](<{uri.AbsoluteUri.Replace("|", "%7C", StringComparison.Ordinal)}>)")
            : Prose(text);

    /// <summary>Text within an HTML tag's line, where Markdown says nothing.</summary>
    public static string Html(string text)
    {
        var markup = new StringBuilder();
        var line = OneLine.Of(text);
        for (var i = 0; i < line.Length; i++)
        {
            markup.Append(line[i] switch { '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", _ => line[i].ToString() });
            if (line[i] is '@' or '#' || IsIssue(line, i))
                markup.Append(Nothing);
        }
        return markup.ToString();
    }

    /// <summary>The markup.</summary>
    public override string ToString() => Markup;

    private static bool IsIssue(string line, int at) => line[at] == '-' && at >= 2 && line.AsSpan(at - 2, 2).Equals("gh", StringComparison.OrdinalIgnoreCase);

    private static void AppendPlain(StringBuilder markup, string line, int at)
    {
        switch (line[at])
        {
            case '&':
                markup.Append("&amp;");
                break;
            case '<':
                markup.Append("&lt;");
                break;
            case '>':
                markup.Append("&gt;");
                break;
            // Escapes of these are read differently within tables, or not at all.
            case '|' or '`' or '$' or '\\':
                markup.Append(System.Globalization.CultureInfo.InvariantCulture, $"&#{(int)line[at]};");
                break;
            case '*' or '_' or '[' or ']' or '~':
                markup.Append('\\').Append(line[at]);
                break;
            case '@':
                markup.Append('@').Append(Nothing);
                break;
            case '#':
                markup.Append(at == 0 ? "\\#" : "#").Append(Nothing);
                break;
            // GH-123 is a link to an issue, too.
            case '-' when IsIssue(line, at):
                markup.Append('-').Append(Nothing);
                break;
            // What would begin a list or a heading where the text begins a line.
            case '-' or '+' when at == 0 && (line.Length == 1 || line[1] is ' ' or '-' or '+'):
                markup.Append('\\').Append(line[at]);
                break;
            case '.' or ')' when at > 0 && (at == line.Length - 1 || line[at + 1] == ' ') && line.AsSpan(0, at).IndexOfAnyExceptInRange('0', '9') < 0:
                markup.Append('\\').Append(line[at]);
                break;
            default:
                markup.Append(line[at]);
                break;
        }
    }

    private static string Entities(string line)
    {
        var markup = new StringBuilder();
        foreach (var character in line)
        {
            if (char.IsAscii(character) && (char.IsPunctuation(character) || char.IsSymbol(character)) && character is not ('.' or ',' or ':' or ';' or '/' or '-' or '"' or '(' or ')' or '='))
                markup.Append(System.Globalization.CultureInfo.InvariantCulture, $"&#{(int)character};");
            else
                markup.Append(character);
        }
        return markup.ToString();
    }
}

using System.Text;
using Infra.Reports.Differences;

namespace Infra.Reports.Markdown;

/// <summary>What has items, of which a document with too many leaves out the last ones. What is left out is never put into words.</summary>
/// <param name="weight">How many times as many characters it gets as a list of weight 1.</param>
/// <param name="count">How many items there are.</param>
/// <param name="items">The items, each ended by LF.</param>
internal abstract class MarkdownItems(int weight, int count, IEnumerable<string> items) : MarkdownBlock
{
    private readonly List<string> _written = [];
    private IEnumerator<string>? _items;

    /// <summary>The items that there is room for, and how many there is none for.</summary>
    private protected (IEnumerable<string> Shown, int More) Cut(int allowance)
    {
        // No part is longer than the document that it is in.
        var (room, shown) = (Math.Min((long)allowance * weight, MarkdownDocument.Limit), 0);
        while (shown < count && (room -= Item(shown).Length) >= 0)
            shown++;
        return (_written.Take(shown), count - shown);
    }

    private string Item(int index)
    {
        _items ??= items.GetEnumerator();
        while (_written.Count <= index && _items.MoveNext())
            _written.Add(_items.Current);
        return _written[index];
    }
}

/// <summary>A list of lines.</summary>
internal sealed class MarkdownList : MarkdownItems
{
    private MarkdownList(int weight, int count, IEnumerable<string> lines)
        : base(weight, count, lines)
    {
    }

    /// <summary>A line for each thing.</summary>
    public static MarkdownList Of<T>(int weight, IReadOnlyCollection<T> things, Func<T, MarkdownText> line) =>
        new(weight, things.Count, things.Select(thing => $"- {line(thing).Markup.TrimStart()}\n"));

    /// <inheritdoc/>
    public override void Write(StringBuilder output, int allowance)
    {
        var (shown, more) = Cut(allowance);
        output.AppendJoin("", shown);
        if (more > 0)
            output.Append("- ").Append(Limited.More(more)).Append('\n');
    }
}

/// <summary>A table.</summary>
internal sealed class MarkdownTable : MarkdownItems
{
    private readonly IReadOnlyList<string> _columns;

    private MarkdownTable(int weight, IReadOnlyList<string> columns, int count, IEnumerable<string> rows)
        : base(weight, count, rows) => _columns = columns;

    /// <summary>A table with a row for each thing, of as many cells as there are columns.</summary>
    /// <param name="weight">How much of it is kept.</param>
    /// <param name="columns">The titles; one that ends with a colon is of figures, which stand on the right.</param>
    /// <param name="things">What the rows are about.</param>
    /// <param name="row">The cells of one.</param>
    public static MarkdownTable Of<T>(int weight, IReadOnlyList<string> columns, IReadOnlyCollection<T> things, Func<T, IReadOnlyList<MarkdownText>> row) =>
        new(weight, columns, things.Count, things.Select(thing => RowOf(row(thing), columns.Count)));

    /// <inheritdoc/>
    public override void Write(StringBuilder output, int allowance)
    {
        var (shown, more) = Cut(allowance);
        output.Append(RowOf(_columns.Select(column => column.TrimEnd(':')))).Append(RowOf(_columns.Select(column => column.EndsWith(':') ? "---:" : "---")));
        output.AppendJoin("", shown);
        if (more > 0)
            output.Append(RowOf(Enumerable.Repeat("", _columns.Count - 1).Prepend(Limited.More(more))));
    }

    private static string RowOf(IReadOnlyList<MarkdownText> cells, int columns) =>
        cells.Count == columns ? RowOf(cells.Select(cell => cell.Markup)) : throw new InvalidOperationException($"A row has {cells.Count} cells, and the table {columns} columns.");

    private static string RowOf(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |\n";
}

/// <summary>Code in groups of lines that are not torn apart.</summary>
internal sealed class MarkdownCode : MarkdownItems
{
    private const int LeastFence = 3;

    private readonly string _language;

    private MarkdownCode(int weight, string language, int count, IEnumerable<string> groups)
        : base(weight, count, groups) => _language = language;

    /// <summary>A group of lines for each thing.</summary>
    /// <param name="weight">How much of it is kept.</param>
    /// <param name="language">What it is: "diff".</param>
    /// <param name="things">What the groups are about.</param>
    /// <param name="lines">The lines of one, none with an end of its own.</param>
    public static MarkdownCode Of<T>(int weight, string language, IReadOnlyCollection<T> things, Func<T, IEnumerable<string>> lines) =>
        new(weight, language, things.Count, things.Select(thing => string.Concat(lines(thing).Select(line => line + "\n"))));

    /// <inheritdoc/>
    public override void Write(StringBuilder output, int allowance)
    {
        var (shown, more) = Cut(allowance);
        var code = string.Concat(shown) + (more > 0 ? $"{Limited.More(more)}\n" : "");
        var fence = new string('`', Math.Max(LeastFence, LongestRun(code) + 1));
        output.Append(fence).Append(_language).Append('\n').Append(code).Append(fence).Append('\n');
    }

    private static int LongestRun(string code)
    {
        var (run, longest) = (0, 0);
        foreach (var character in code)
        {
            run = character == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }
        return longest;
    }
}

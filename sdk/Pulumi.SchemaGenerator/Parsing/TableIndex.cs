using System.Collections.Immutable;

namespace Pulumi.SchemaTables;

/// <summary>The head of a block and where it and its lines stand in the table's text. Lines count from 1.</summary>
internal sealed record BlockHead(BlockKind Kind, string? Token, string Name, bool Marked, int Line, int BodyStart, int BodyEnd);

/// <summary>
/// What a table lists, found without reading the properties: heads start in a line's first column, properties are indented.
/// </summary>
internal sealed class TableIndex
{
    private const string HeaderForm = "'package NAME VERSION NAMESPACE [types NAMESPACE] [base CLASS]'";

    private static readonly TableHeader Malformed = new("", "", "");

    private TableIndex(string text, TableHeader? header, ImmutableArray<BlockHead> blocks, ImmutableArray<TableProblem> problems)
    {
        Text = text;
        Header = header;
        Blocks = blocks;
        Problems = problems;
    }

    public string Text { get; }

    /// <summary>Null where the table lacks it: a problem says so.</summary>
    public TableHeader? Header { get; }

    public ImmutableArray<BlockHead> Blocks { get; }

    public ImmutableArray<TableProblem> Problems { get; }

    public static TableIndex Read(string text)
    {
        var problems = ImmutableArray.CreateBuilder<TableProblem>();
        var blocks = ImmutableArray.CreateBuilder<BlockHead>();
        TableHeader? header = null;
        BlockHead? open = null;
        foreach (var line in new TableLines(text, 0, 1))
        {
            if (line.IsIndented || line.IsBlank)
            {
                if (line.IsIndented && header is null)
                    problems.Add(new(line.Number, $"a property before the header {HeaderForm}"));
                continue;
            }
            if (open is not null)
                blocks.Add(open with { BodyEnd = line.Start });
            open = null;
            var words = line.Words();
            if (header is null)
            {
                header = ReadHeader(words);
                if (header is null)
                    problems.Add(new(line.Number, $"expected the header {HeaderForm}, got '{line.Text}'"));
                header ??= Malformed;
            }
            else if (Head(words, line) is { } head)
                open = head;
            else
                problems.Add(new(line.Number,
                    $"expected 'provider TOKEN NAME [marked]', 'resource TOKEN NAME', 'function TOKEN NAME', 'type NAME' or 'enum NAME' with NAME like Ec2.Vpc, got '{line.Text}'"));
        }
        if (open is not null)
            blocks.Add(open);
        if (header is null && problems.Count == 0)
            problems.Add(new(1, $"expected the header {HeaderForm}, got nothing"));
        return new(text, header == Malformed ? null : header, blocks.ToImmutable(), problems.ToImmutable());
    }

    private static TableHeader? ReadHeader(string[] words)
    {
        if (words[0] != "package" || words.Length < 4 || !Names.IsQualified(words[3]))
            return null;
        var header = new TableHeader(words[1], words[2], words[3]);
        var next = 4;
        if (Option("types") is { } types)
            header = header with { TypesNamespace = types };
        if (Option("base") is { } baseClass)
            header = header with { BaseClass = baseClass };
        return next == words.Length ? header : null;

        string? Option(string name)
        {
            if (next + 1 >= words.Length || words[next] != name || !Names.IsQualified(words[next + 1]))
                return null;
            next += 2;
            return words[next - 1];
        }
    }

    private static BlockHead? Head(string[] words, TableLine line)
    {
        BlockKind? kind = words[0] switch
        {
            "provider" => BlockKind.Provider,
            "resource" => BlockKind.Resource,
            "function" => BlockKind.Function,
            "type" => BlockKind.Type,
            "enum" => BlockKind.Enum,
            _ => null,
        };
        var hasToken = kind is BlockKind.Provider or BlockKind.Resource or BlockKind.Function;
        var name = hasToken ? 2 : 1;
        var marked = kind is BlockKind.Provider && words.Length == 4 && words[3] == "marked";
        if (kind is null || words.Length != (marked ? 4 : name + 1) || !Names.IsQualified(words[name]))
            return null;
        return new(kind.Value, hasToken ? words[1] : null, words[name], marked || kind is BlockKind.Resource, line.Number, line.End, line.TextLength);
    }
}

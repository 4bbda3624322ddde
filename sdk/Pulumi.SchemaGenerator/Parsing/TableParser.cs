using System.Collections.Immutable;

namespace Pulumi.SchemaTables;

/// <summary>Reads a whole table, its problems included.</summary>
internal static class TableParser
{
    public static ParsedTable Parse(string text)
    {
        var index = TableIndex.Read(text);
        var problems = index.Problems.ToBuilder();
        var references = ImmutableArray.CreateBuilder<ReferenceSite>();
        var parser = new BlockParser(problems.Add, references.Add);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var blocks = ImmutableArray.CreateBuilder<TableBlock>();
        foreach (var head in index.Blocks)
        {
            if (seen.Add($"{head.Kind is BlockKind.Type} {head.Name}"))
                blocks.Add(parser.Parse(index, head));
            else
                problems.Add(new(head.Line, $"'{head.Name}' stands twice in this table"));
        }
        return new(index.Header, new(blocks.ToImmutable()), new(references.ToImmutable()), new(problems.ToImmutable()));
    }
}

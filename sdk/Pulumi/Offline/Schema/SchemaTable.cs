using Pulumi.SchemaTables;

namespace Pulumi.Offline;

/// <summary>One table as the engine uses it: indexed, its blocks read on demand, any problem an exception.</summary>
internal sealed class SchemaTable
{
    private readonly string _source;
    private readonly TableIndex _index;
    private readonly BlockParser _parser;

    private SchemaTable(string source, TableIndex index)
    {
        _source = source;
        _index = index;
        _parser = new(Throw, static _ => { });
        if (!index.Problems.IsEmpty)
            Throw(index.Problems[0]);
    }

    public TableHeader Header => _index.Header!;

    public IEnumerable<BlockHead> Blocks => _index.Blocks;

    public static SchemaTable Read(string source, string text) => new(source, TableIndex.Read(text));

    public TableBlock Parse(BlockHead head) => _parser.Parse(_index, head);

    private void Throw(TableProblem problem) =>
        throw new InvalidDataException($"{_source}, line {problem.Line}: {problem.Message}.");
}

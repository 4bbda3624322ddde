namespace Pulumi.SchemaTables;

/// <summary>A whole table: what it lists, where it refers to, and what is wrong with it.</summary>
internal sealed record ParsedTable(
    TableHeader? Header,
    EquatableArray<TableBlock> Blocks,
    EquatableArray<ReferenceSite> References,
    EquatableArray<TableProblem> Problems);

/// <summary>Where a table names a type or enum: on which side, in which line (from 1).</summary>
internal sealed record ReferenceSite(string Name, ReferenceSide Side, int Line);

internal enum ReferenceSide
{
    Input,
    Output,
    Enum,
}

/// <summary>What is wrong in a line (from 1) of a table.</summary>
internal sealed record TableProblem(int Line, string Message);

using Pulumi.SchemaTables;

namespace Pulumi.SchemaGenerator.Emission;

/// <summary>All files of a table, by name.</summary>
internal static class TableEmitter
{
    public static IEnumerable<(string Name, string Text)> Emit(ParsedTable table)
    {
        if (table.Header is not { } header)
            yield break;
        var types = new CSharpTypes(header.Namespace, header.TypesNamespace);
        foreach (var block in table.Blocks)
        {
            switch (block.Kind)
            {
                case BlockKind.Enum:
                    yield return ($"{block.Name}.g.cs", EnumEmitter.Emit(block, types));
                    break;
                case BlockKind.Type:
                    if (HasSide(block, block.Inputs))
                        yield return ($"{block.Name}Args.Input.g.cs", NestedTypeEmitter.EmitInput(block, types));
                    if (HasSide(block, block.Outputs))
                        yield return ($"{block.Name}.Output.g.cs", NestedTypeEmitter.EmitOutput(block, types));
                    break;
                case BlockKind.Function:
                    yield return ($"{block.Name}.g.cs", FunctionEmitter.Emit(block, types));
                    break;
                default:
                    yield return ($"{block.Name}.g.cs", ResourceEmitter.Emit(header, block, types));
                    yield return ($"{block.Name}Args.g.cs", ResourceEmitter.EmitArgs(block, types));
                    break;
            }
        }
    }

    /// <summary>A nested type without any property has both sides.</summary>
    private static bool HasSide(TableBlock block, EquatableArray<TableProperty> side) =>
        side.Count > 0 || (block.Inputs.Count == 0 && block.Outputs.Count == 0);
}

using Microsoft.CodeAnalysis.CSharp;
using Pulumi.SchemaTables;

namespace Pulumi.SchemaGenerator.Emission;

/// <summary>Writes a nested type on either side: its arguments, and what a provider gives back.</summary>
internal static class NestedTypeEmitter
{
    public static string EmitInput(TableBlock block, CSharpTypes types) =>
        IndentedWriter.File(types.Namespace(block.Name, "Inputs"), writer =>
            ArgsEmitter.Write(writer, block.ClassName + "Args", block.Inputs, types));

    public static string EmitOutput(TableBlock block, CSharpTypes types) =>
        IndentedWriter.File(types.Namespace(block.Name, "Outputs"), writer => WriteOutput(writer, block.ClassName, block.Outputs, types));

    /// <summary>A class of what a provider gives back.</summary>
    public static void WriteOutput(IndentedWriter writer, string className, EquatableArray<TableProperty> outputs, CSharpTypes types)
    {
        string Type(TableProperty output) => types.OutputPlain(output.Type, output.Is(PropertyFlags.Nullable));
        writer.Line("[global::Pulumi.OutputTypeAttribute]").Open($"public sealed class {className}");
        foreach (var output in outputs)
            writer.Line($"public readonly {Type(output)} {output.CSharpName};");
        // A parameter's name is the wire name.
        var parameters = outputs.Select(output => $"{Type(output)} {Parameter(output)}");
        writer.Line()
            .Line("[global::Pulumi.OutputConstructorAttribute]")
            .Open($"private {className}({string.Join(", ", parameters)})");
        foreach (var output in outputs)
            writer.Line($"this.{output.CSharpName} = {Parameter(output)};");
        writer.Close().Close();
    }

    private static string Parameter(TableProperty output) =>
        SyntaxFacts.GetKeywordKind(output.Name) == SyntaxKind.None ? output.Name : "@" + output.Name;
}

using Microsoft.CodeAnalysis.CSharp;
using Pulumi.SchemaTables;

namespace Pulumi.SchemaGenerator.Emission;

/// <summary>Writes a provider's function: the class that asks it, its arguments and its result, side by side as the published packages have them.</summary>
internal static class FunctionEmitter
{
    public static string Emit(TableBlock block, CSharpTypes types) => IndentedWriter.File(types.Namespace(block.Name), writer =>
    {
        var (name, args, result) = (block.ClassName, block.ClassName + "InvokeArgs", block.ClassName + "Result");
        var optional = !block.Inputs.Any(input => input.Is(PropertyFlags.Required));
        writer.Open($"public static class {name}")
            .Line($"public static global::Pulumi.Output<{result}> Invoke({args}{(optional ? "? args = null" : " args")}, global::Pulumi.InvokeOptions? options = null)")
            .Line($"    => global::Pulumi.Deployment.Instance.Invoke<{result}>({SymbolDisplay.FormatLiteral(block.Token!, quote: true)}, args ?? new {args}(), options);")
            .Close()
            .Line();
        ArgsEmitter.Write(writer, args, block.Inputs, types, "InvokeArgs");
        NestedTypeEmitter.WriteOutput(writer.Line(), result, block.Outputs, types);
    });
}

using Microsoft.CodeAnalysis.CSharp;
using Pulumi.SchemaTables;

namespace Pulumi.SchemaGenerator.Emission;

/// <summary>Writes a resource or provider class and its arguments.</summary>
internal static class ResourceEmitter
{
    public static string Emit(TableHeader header, TableBlock block, CSharpTypes types) =>
        IndentedWriter.File(types.Namespace(block.Name), writer =>
        {
            Resource(writer, header, block, types);
            writer.Line();
            ArgsEmitter.Write(writer, block.ClassName + "Args", block.Inputs, types);
        });

    private static void Resource(IndentedWriter writer, TableHeader header, TableBlock block, CSharpTypes types)
    {
        var isProvider = block.Kind == BlockKind.Provider;
        var args = block.ClassName + "Args";
        var optional = !block.Inputs.Any(input => input.Is(PropertyFlags.Required));
        // A provider names its package, every other resource its own token.
        var type = Literal(isProvider ? header.Package : block.Token!);
        // The mark is how a resource in a value finds its class; a provider is never one, so that a package may do without.
        if (block.Marked)
            writer.Line($"[global::{header.Namespace}.{PackageEmitter.AttributeName(header)}({Literal(block.Token!)})]");
        writer.Open($"public partial class {block.ClassName} : global::Pulumi.{(isProvider ? "ProviderResource" : "CustomResource")}");
        foreach (var output in block.Outputs)
        {
            writer.Line($"[global::Pulumi.OutputAttribute({Literal(output.Name)})]")
                .Line($"public global::Pulumi.Output<{types.OutputPlain(output.Type, output.Is(PropertyFlags.Nullable))}> "
                    + $"{output.CSharpName} {{ get; private set; }} = null!;")
                .Line();
        }
        writer.Line($"public {block.ClassName}(string name, {args}{(optional ? "? args = null" : " args")}, global::Pulumi.CustomResourceOptions? options = null)")
            .Line($"    : base({type}, name, args ?? new {args}(), MakeResourceOptions(options))")
            .Open()
            .Close()
            .Line();
        Options(writer, header, block);
        writer.Close();
    }

    private static void Options(IndentedWriter writer, TableHeader header, TableBlock block)
    {
        writer.Open("private static global::Pulumi.CustomResourceOptions MakeResourceOptions(global::Pulumi.CustomResourceOptions? options)")
            .Open("var defaultOptions = new global::Pulumi.CustomResourceOptions")
            .Line($"Version = global::{header.Namespace}.Utilities.Version,");
        var secrets = block.Outputs.Where(output => output.Is(PropertyFlags.Secret)).Select(output => Literal(output.Name)).ToArray();
        if (secrets.Length > 0)
            writer.Line($"AdditionalSecretOutputs = {{ {string.Join(", ", secrets)} }},");
        writer.Close(";")
            .Line("return global::Pulumi.CustomResourceOptions.Merge(defaultOptions, options);")
            .Close();
    }

    private static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}

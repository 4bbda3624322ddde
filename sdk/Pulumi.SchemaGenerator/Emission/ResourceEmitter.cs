using Microsoft.CodeAnalysis.CSharp;
using Pulumi.SchemaTables;

namespace Pulumi.SchemaGenerator.Emission;

/// <summary>Writes a resource or provider class and its arguments.</summary>
internal static class ResourceEmitter
{
    public static string Emit(TableHeader header, TableBlock block, CSharpTypes types) =>
        IndentedWriter.File(types.Namespace(block.Name), writer => Resource(writer, header, block, types));

    /// <summary>The arguments; a provider's stand beside it always.</summary>
    public static string EmitArgs(TableBlock block, CSharpTypes types) =>
        IndentedWriter.File(block.Kind == BlockKind.Provider ? types.Namespace(block.Name) : types.ArgsNamespace(block.Name), writer =>
            ArgsEmitter.Write(writer, block.ClassName + "Args", block.Inputs, types));

    private static void Resource(IndentedWriter writer, TableHeader header, TableBlock block, CSharpTypes types)
    {
        var isProvider = block.Kind == BlockKind.Provider;
        var args = $"global::{(isProvider ? types.Namespace(block.Name) : types.ArgsNamespace(block.Name))}.{block.ClassName}Args";
        var baseClass = isProvider ? "Pulumi.ProviderResource" : header.BaseClass is { } own ? $"{header.Namespace}.{own}" : "Pulumi.CustomResource";
        var constants = block.Inputs.Where(input => input.Constant is not null).ToArray();
        var optional = !block.Inputs.Any(input => input.Is(PropertyFlags.Required));
        // A provider names its package, every other resource its own token.
        var type = Literal(isProvider ? header.Package : block.Token!);
        // The mark is how a resource in a value finds its class; a provider is never one, so that a package may do without.
        if (block.Marked)
            writer.Line($"[global::{header.Namespace}.{PackageEmitter.AttributeName(header)}({Literal(block.Token!)})]");
        writer.Open($"public partial class {block.ClassName} : global::{baseClass}");
        foreach (var output in block.Outputs)
        {
            writer.Line($"[global::Pulumi.OutputAttribute({Literal(output.Name)})]")
                .Line($"public global::Pulumi.Output<{types.OutputPlain(output.Type, output.Is(PropertyFlags.Nullable))}> "
                    + $"{output.CSharpName} {{ get; private set; }} = null!;")
                .Line();
        }
        writer.Line($"public {block.ClassName}(string name, {args}{(optional ? "? args = null" : " args")}, global::Pulumi.CustomResourceOptions? options = null)")
            .Line($"    : base({type}, name, {(constants.Length > 0 ? "MakeArgs(args)" : $"args ?? new {args}()")}, MakeResourceOptions(options))")
            .Open()
            .Close()
            .Line();
        if (constants.Length > 0)
            Constants(writer, args, constants);
        Options(writer, header, block);
        writer.Close();
    }

    private static void Constants(IndentedWriter writer, string args, TableProperty[] constants)
    {
        writer.Open($"private static {args} MakeArgs({args}? args)")
            .Line($"args ??= new {args}();");
        foreach (var input in constants)
            writer.Line($"args.{input.CSharpName} = {Literal(input.Constant!)};");
        writer.Line("return args;")
            .Close()
            .Line();
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

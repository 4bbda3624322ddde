using Microsoft.CodeAnalysis.CSharp;
using Pulumi.SchemaTables;

namespace Pulumi.SchemaGenerator.Emission;

/// <summary>Writes the arguments of a resource, nested type or function: a class of inputs.</summary>
internal static class ArgsEmitter
{
    public static void Write(IndentedWriter writer, string className, EquatableArray<TableProperty> inputs, CSharpTypes types, string baseClass = "ResourceArgs")
    {
        writer.Open($"public sealed class {className} : global::Pulumi.{baseClass}");
        foreach (var input in inputs)
        {
            if (input.Type is TableType.List or TableType.Map)
                Collection(writer, input, types);
            else if (input.Is(PropertyFlags.Secret))
                Secret(writer, input, types);
            else
                Plain(writer, input, types);
            writer.Line();
        }
        writer.Open($"public {className}()").Close().Close();
    }

    private static void Plain(IndentedWriter writer, TableProperty input, CSharpTypes types)
    {
        var required = input.Is(PropertyFlags.Required);
        Obsolete(writer.Line(Attribute(input)), input);
        writer.Line($"public {types.Input(input.Type)}{(required ? "" : "?")} {input.CSharpName} {{ get; set; }}{(required ? " = null!;" : "")}");
    }

    private static void Collection(IndentedWriter writer, TableProperty input, CSharpTypes types)
    {
        var type = types.Input(input.Type);
        var field = "_" + input.Name;
        writer.Line(Attribute(input)).Line($"private {type}? {field};").Line();
        Obsolete(writer, input);
        writer.Open($"public {type} {input.CSharpName}").Line($"get => {field} ??= new {type}();");
        if (input.Is(PropertyFlags.Secret))
        {
            var empty = input.Type is TableType.List list
                ? $"global::System.Collections.Immutable.ImmutableArray.Create<{types.InputPlain(list.Element)}>()"
                : $"global::System.Collections.Immutable.ImmutableDictionary.Create<string, {types.InputPlain(((TableType.Map)input.Type).Element)}>()";
            writer.Open("set")
                .Line($"var emptySecret = global::Pulumi.Output.CreateSecret({empty});")
                .Line($"{field} = global::Pulumi.Output.All(value, emptySecret).Apply(values => values[0]);")
                .Close();
        }
        else
            writer.Line($"set => {field} = value;");
        writer.Close();
    }

    private static void Secret(IndentedWriter writer, TableProperty input, CSharpTypes types)
    {
        var type = types.Input(input.Type) + "?";
        var field = "_" + input.Name;
        writer.Line(Attribute(input)).Line($"private {type} {field};").Line();
        Obsolete(writer, input);
        writer.Open($"public {type} {input.CSharpName}")
            .Line($"get => {field};")
            .Open("set")
            .Line("var emptySecret = global::Pulumi.Output.CreateSecret(0);")
            .Line($"{field} = global::Pulumi.Output.Tuple<{type}, int>(value, emptySecret).Apply(pair => pair.Item1);")
            .Close()
            .Close();
    }

    private static string Attribute(TableProperty input) =>
        $"[global::Pulumi.InputAttribute({SymbolDisplay.FormatLiteral(input.Name, quote: true)}"
        + (input.Is(PropertyFlags.Required) ? ", required: true" : "")
        + (input.Is(PropertyFlags.Json) ? ", json: true" : "") + ")]";

    private static void Obsolete(IndentedWriter writer, TableProperty input)
    {
        if (input.Is(PropertyFlags.Deprecated))
            writer.Line("[global::System.ObsoleteAttribute(\"The provider deprecates this input.\")]");
    }
}

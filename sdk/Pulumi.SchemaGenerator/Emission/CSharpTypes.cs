using Pulumi.SchemaTables;

namespace Pulumi.SchemaGenerator.Emission;

/// <summary>How the published packages write a table's types in C#.</summary>
internal sealed class CSharpTypes(string rootNamespace, string? typesNamespace)
{
    private const string Core = "global::Pulumi.";
    private const string Immutable = "global::System.Collections.Immutable.";

    /// <summary>The namespace of a resource or an enum.</summary>
    public string Namespace(string name) => rootNamespace + Module(name);

    /// <summary>The namespace of a nested type on one side: <c>("Ec2.Item", "Inputs")</c>.</summary>
    public string Namespace(string name, string side) =>
        typesNamespace is null ? $"{rootNamespace}{Module(name)}.{side}" : $"{typesNamespace}.{side}{Module(name)}";

    /// <summary>The namespace of a resource's arguments: the resource's own, or that of nested types where the package has one.</summary>
    public string ArgsNamespace(string name) => typesNamespace is null ? Namespace(name) : Namespace(name, "Inputs");

    /// <summary>The type of an argument: <c>Input&lt;T&gt;</c>, or the list, map or union that stands for it.</summary>
    public string Input(TableType type) => type switch
    {
        TableType.List list => $"{Core}InputList<{InputPlain(list.Element)}>",
        TableType.Map map => $"{Core}InputMap<{InputPlain(map.Element)}>",
        TableType.Union { Alternatives.Count: 2 } union => $"{Core}InputUnion<{InputPlain(union.Alternatives[0])}, {InputPlain(union.Alternatives[1])}>",
        // The published packages leave a union of three or more untyped.
        TableType.Union => "object",
        _ => $"{Core}Input<{InputPlain(type)}>",
    };

    /// <summary>The type of a value inside an argument.</summary>
    public string InputPlain(TableType type) => Plain(type, "Inputs", "Args");

    /// <summary>The type of a value inside an output; <paramref name="nullable"/> means nothing to a list, which is empty instead.</summary>
    public string OutputPlain(TableType type, bool nullable)
    {
        // A string that has names for some of its values comes back as a string.
        if (type is TableType.Union union && union.Alternatives.Any(a => a is TableType.Primitive { Name: TablePrimitive.String })
            && union.Alternatives.All(a => a is TableType.Primitive { Name: TablePrimitive.String } or TableType.EnumReference))
            type = new TableType.Primitive(TablePrimitive.String);
        return Plain(type, "Outputs", "") + (nullable && type is not TableType.List ? "?" : "");
    }

    private string Plain(TableType type, string side, string suffix) => type switch
    {
        TableType.Primitive primitive => Primitive(primitive.Name),
        TableType.List list => $"{Immutable}ImmutableArray<{Plain(list.Element, side, suffix)}>",
        TableType.Map map => $"{Immutable}ImmutableDictionary<string, {Plain(map.Element, side, suffix)}>",
        TableType.Reference reference => $"global::{Namespace(reference.Name, side)}.{Last(reference.Name)}{suffix}",
        TableType.EnumReference reference => $"global::{rootNamespace}.{reference.Name}",
        TableType.Union { Alternatives.Count: 2 } union =>
            $"{Core}Union<{Plain(union.Alternatives[0], side, suffix)}, {Plain(union.Alternatives[1], side, suffix)}>",
        _ => "object",
    };

    private static string Primitive(TablePrimitive primitive) => primitive switch
    {
        TablePrimitive.String => "string",
        TablePrimitive.Bool => "bool",
        TablePrimitive.Int => "int",
        TablePrimitive.Double => "double",
        TablePrimitive.Asset => $"{Core}AssetOrArchive",
        TablePrimitive.Archive => $"{Core}Archive",
        _ => "object",
    };

    private static string Module(string name) => name.LastIndexOf('.') is var dot and >= 0 ? "." + name.Substring(0, dot) : "";

    private static string Last(string name) => name.Substring(name.LastIndexOf('.') + 1);
}

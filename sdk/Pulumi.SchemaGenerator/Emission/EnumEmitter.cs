using Microsoft.CodeAnalysis.CSharp;
using Pulumi.SchemaTables;

namespace Pulumi.SchemaGenerator.Emission;

/// <summary>Writes an enum of strings: a struct that converts to its text explicitly, as the published packages have it.</summary>
internal static class EnumEmitter
{
    public static string Emit(TableBlock block, CSharpTypes types) =>
        IndentedWriter.File(types.Namespace(block.Name), writer => Struct(writer, block.ClassName, block.Values));

    private static void Struct(IndentedWriter writer, string name, EquatableArray<TableEnumValue> values)
    {
        writer.Line("[global::Pulumi.EnumTypeAttribute]")
            .Open($"public readonly struct {name} : global::System.IEquatable<{name}>")
            .Line("private readonly string _value;")
            .Line()
            .Line($"private {name}(string value) => _value = value;")
            .Line();
        foreach (var value in values)
            writer.Line($"public static {name} {value.Name} {{ get; }} = new {name}({SymbolDisplay.FormatLiteral(value.Value, quote: true)});").Line();
        writer.Line($"public static bool operator ==({name} left, {name} right) => left.Equals(right);")
            .Line()
            .Line($"public static bool operator !=({name} left, {name} right) => !left.Equals(right);")
            .Line()
            .Line($"public static explicit operator string({name} value) => value._value;")
            .Line()
            .Line($"public bool Equals({name} other) => string.Equals(_value, other._value, global::System.StringComparison.Ordinal);")
            .Line()
            .Line($"public override bool Equals(object? obj) => obj is {name} other && Equals(other);")
            .Line()
            .Line("public override int GetHashCode() => _value?.GetHashCode() ?? 0;")
            .Line()
            .Line("public override string ToString() => _value;")
            .Close();
    }
}

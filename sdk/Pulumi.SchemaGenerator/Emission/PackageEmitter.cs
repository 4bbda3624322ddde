using Microsoft.CodeAnalysis.CSharp;
using Pulumi.SchemaTables;

namespace Pulumi.SchemaGenerator.Emission;

/// <summary>Writes what a package has once: its version and the attribute that marks its resources.</summary>
internal static class PackageEmitter
{
    /// <summary><c>AwsResourceTypeAttribute</c> for <c>Pulumi.Aws</c>.</summary>
    public static string AttributeName(TableHeader header) =>
        header.Namespace.Substring(header.Namespace.LastIndexOf('.') + 1) + "ResourceTypeAttribute";

    public static string Emit(TableHeader header) => IndentedWriter.File(header.Namespace, writer =>
    {
        var attribute = AttributeName(header);
        writer.Open("internal static class Utilities")
            .Line($"internal const string Version = {SymbolDisplay.FormatLiteral(header.Version, quote: true)};")
            .Close()
            .Line()
            .Open($"internal sealed class {attribute} : global::Pulumi.ResourceTypeAttribute")
            .Open($"public {attribute}(string type) : base(type, Utilities.Version)")
            .Close()
            .Close();
    });
}

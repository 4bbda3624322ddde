using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Pulumi.SchemaTables;

namespace Pulumi.SchemaGenerator;

/// <summary>What the compiler says of a table that it cannot use.</summary>
internal static class Diagnostics
{
    private static readonly DiagnosticDescriptor MalformedTable = Error("SCHEMA001", "Malformed schema table");
    private static readonly DiagnosticDescriptor DanglingReference = Error("SCHEMA002", "Schema table refers to nothing");
    private static readonly DiagnosticDescriptor SeveralPackages = Error("SCHEMA003", "Schema tables of several packages or versions");
    private static readonly DiagnosticDescriptor DuplicateName = Error("SCHEMA004", "Schema tables list a name twice");

    public static Diagnostic Malformed(string path, TableProblem problem) =>
        Diagnostic.Create(MalformedTable, At(path, problem.Line), problem.Message);

    public static Diagnostic UnknownReference(string path, ReferenceSite site) =>
        Diagnostic.Create(DanglingReference, At(path, site.Line), site.Side switch
        {
            ReferenceSide.Enum => $"no table has 'enum {site.Name}'; add it with sdk/import",
            ReferenceSide.Input => $"no table has 'type {site.Name}' with inputs; add it with sdk/import",
            _ => $"no table has 'type {site.Name}' with outputs; add it with sdk/import",
        });

    public static Diagnostic OtherPackage(string path, TableHeader header, TableHeader first) =>
        Diagnostic.Create(SeveralPackages, At(path, 1),
            $"read from {header.Package} {header.Version} for {header.Namespace}, other tables from {first.Package} {first.Version} for {first.Namespace}; "
            + "run 'node sdk/import/import.mjs refresh'");

    public static Diagnostic Duplicate(string path, string name, string otherPath) =>
        Diagnostic.Create(DuplicateName, At(path, 1), $"'{name}' stands in {otherPath} too; keep one");

    private static Location At(string path, int line) =>
        Location.Create(path, default, new LinePositionSpan(new(line - 1, 0), new(line - 1, 0)));

    private static DiagnosticDescriptor Error(string id, string title) =>
        new(id, title, "{0}", "Schema", DiagnosticSeverity.Error, isEnabledByDefault: true);
}

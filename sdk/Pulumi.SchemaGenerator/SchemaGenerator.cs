using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Pulumi.SchemaGenerator.Emission;
using Pulumi.SchemaTables;

namespace Pulumi.SchemaGenerator;

/// <summary>Emits the classes of a provider stand-in from its schema tables (additional files named <c>*.schema</c>).</summary>
[Generator]
public sealed class SchemaGenerator : IIncrementalGenerator
{
    /// <summary>The name of the step that holds one table's model, for whoever watches the generator's caches.</summary>
    public const string TableStep = "Table";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var files = context.AdditionalTextsProvider
            .Where(file => file.Path.EndsWith(".schema", StringComparison.Ordinal))
            .Select((file, cancel) => new TableFile(file.Path, TableParser.Parse(file.GetText(cancel)?.ToString() ?? "")))
            .WithTrackingName(TableStep);
        context.RegisterSourceOutput(files, Emit);

        var all = files.Collect();
        context.RegisterSourceOutput(all, Check);
        context.RegisterSourceOutput(
            all.Select((tables, _) => tables.Select(file => file.Table.Header).FirstOrDefault(header => header is not null)),
            (output, header) => Add(output, "Package.g.cs", header is null ? "" : PackageEmitter.Emit(header)));
    }

    private static void Emit(SourceProductionContext output, TableFile file)
    {
        foreach (var problem in file.Table.Problems)
            output.ReportDiagnostic(Diagnostics.Malformed(file.Path, problem));
        foreach (var (name, text) in TableEmitter.Emit(file.Table))
            Add(output, $"{Path.GetFileNameWithoutExtension(file.Path)}.{name}", text);
    }

    private static void Add(SourceProductionContext output, string name, string text)
    {
        if (text.Length > 0)
            output.AddSource(name, SourceText.From(text, Encoding.UTF8));
    }

    private static void Check(SourceProductionContext output, ImmutableArray<TableFile> files)
    {
        foreach (var problem in TableSetCheck.Problems(files))
            output.ReportDiagnostic(problem);
    }
}

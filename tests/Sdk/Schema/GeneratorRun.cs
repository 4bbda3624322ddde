using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Generator = Pulumi.SchemaGenerator.SchemaGenerator;

namespace Infra.Tests.Sdk.Schema;

/// <summary>Runs the generator as the compiler does, over a project that references the core SDK.</summary>
internal sealed class GeneratorRun
{
    private static readonly ImmutableArray<MetadataReference> References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("Pulumi.", StringComparison.Ordinal) || Path.GetFileName(path) == "Pulumi.dll")
            .Select(path => MetadataReference.CreateFromFile(path))];

    private GeneratorDriver _driver;

    public GeneratorRun(params TableText[] tables)
    {
        _driver = CSharpGeneratorDriver.Create(
            [new Generator().AsSourceGenerator()],
            tables,
            driverOptions: new(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        Compilation = CSharpCompilation.Create("Pulumi.Toy", [], References,
            new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        Run();
    }

    public Compilation Compilation { get; private set; }

    public GeneratorRunResult Result => _driver.GetRunResult().Results.Single();

    /// <summary>What the generator says, and what the compiler says of the generated code.</summary>
    public IEnumerable<Diagnostic> Problems =>
        Result.Diagnostics.Concat(Compilation.GetDiagnostics()).Where(problem => problem.Severity >= DiagnosticSeverity.Warning);

    /// <summary>Why each table's model was made anew or not in the last run.</summary>
    public IEnumerable<IncrementalStepRunReason> Reasons =>
        Result.TrackedSteps[Generator.TableStep].SelectMany(step => step.Outputs).Select(output => output.Reason);

    public INamedTypeSymbol Type(string name) =>
        Compilation.GetTypeByMetadataName(name) ?? throw new InvalidOperationException($"The generator emits no {name}.");

    public void Replace(TableText before, TableText after)
    {
        _driver = _driver.ReplaceAdditionalText(before, after);
        Run();
    }

    private void Run()
    {
        var project = Compilation.RemoveSyntaxTrees(Compilation.SyntaxTrees);
        _driver = _driver.RunGeneratorsAndUpdateCompilation(project, out var compiled, out _);
        Compilation = compiled;
    }
}

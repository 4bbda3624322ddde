using System.Globalization;
using Microsoft.CodeAnalysis;

namespace Infra.Tests.Sdk.Schema;

public class SchemaGeneratorTests
{
    private static readonly TableText Toy = new("schema/toy.schema", Tables.Toy);

    private static readonly GeneratorRun Run = new(Toy);

    [Fact]
    public void Run_WholeTable_Compiles() => Assert.Empty(Run.Problems);

    [Theory]
    [InlineData("Pulumi.Toy.Box.BoxArgs", "BoxName", "Pulumi.Input<string>")]
    [InlineData("Pulumi.Toy.Box.BoxArgs", "Contents", "Pulumi.InputList<Pulumi.Toy.Box.Inputs.ItemArgs>")]
    [InlineData("Pulumi.Toy.Box.BoxArgs", "Labels", "Pulumi.InputMap<string>")]
    [InlineData("Pulumi.Toy.Box.BoxArgs", "Mode", "Pulumi.InputUnion<string, Pulumi.Toy.Box.Mode>?")]
    [InlineData("Pulumi.Toy.Box.BoxArgs", "Policy", "Pulumi.InputUnion<string, Pulumi.Toy.Box.Inputs.LidArgs>")]
    [InlineData("Pulumi.Toy.Box.BoxArgs", "Size", "Pulumi.Input<int>?")]
    [InlineData("Pulumi.Toy.Box.BoxArgs", "Source", "Pulumi.Input<Pulumi.AssetOrArchive>?")]
    [InlineData("Pulumi.Toy.Box.BoxArgs", "Weight", "Pulumi.Input<double>?")]
    [InlineData("Pulumi.Toy.Box.Inputs.ItemArgs", "Owner", "object?")]
    [InlineData("Pulumi.Toy.Box.Box", "BoxName", "Pulumi.Output<string>")]
    [InlineData("Pulumi.Toy.Box.Box", "Contents", "Pulumi.Output<System.Collections.Immutable.ImmutableArray<Pulumi.Toy.Box.Outputs.Item>>")]
    [InlineData("Pulumi.Toy.Box.Box", "Lid", "Pulumi.Output<Pulumi.Toy.Box.Outputs.Lid?>")]
    [InlineData("Pulumi.Toy.Box.Box", "Mode", "Pulumi.Output<string>")]
    [InlineData("Pulumi.Toy.Box.Box", "Size", "Pulumi.Output<int?>")]
    [InlineData("Pulumi.Toy.Box.WeighInvokeArgs", "Box", "Pulumi.Input<string>")]
    [InlineData("Pulumi.Toy.Box.WeighInvokeArgs", "Labels", "Pulumi.InputMap<string>")]
    [InlineData("Pulumi.Toy.Box.Shelf", "Labels", "Pulumi.Output<System.Collections.Immutable.ImmutableDictionary<string, string>?>")]
    public void Run_Property_HasThePublishedType(string type, string property, string expected)
    {
        var format = SymbolDisplayFormat.CSharpErrorMessageFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);
        Assert.Equal(expected, Assert.Single(Run.Type(type).GetMembers(property).OfType<IPropertySymbol>()).Type.ToDisplayString(format));
    }

    [Theory]
    [InlineData("Pulumi.Toy.Provider", "Pulumi.ProviderResource", null)]
    [InlineData("Pulumi.Toy.Box.Box", "Pulumi.CustomResource", "toy:box/box:Box")]
    public void Run_Resource_IsMarkedWithItsTokenUnlessAProvider(string type, string baseType, string? token)
    {
        var symbol = Run.Type(type);
        Assert.Equal(baseType, symbol.BaseType!.ToDisplayString());
        var mark = symbol.GetAttributes().SingleOrDefault(attribute => attribute.AttributeClass!.Name == "ToyResourceTypeAttribute");
        Assert.Equal(token, mark?.ConstructorArguments[0].Value);
    }

    [Fact]
    public void Run_Function_IsAClassThatGivesItsResult()
    {
        var method = Assert.Single(Run.Type("Pulumi.Toy.Box.Weigh").GetMembers("Invoke").OfType<IMethodSymbol>());
        Assert.True(method.IsStatic);
        Assert.Equal("Pulumi.Output<Pulumi.Toy.Box.WeighResult>", method.ReturnType.ToDisplayString());
        Assert.Equal([("Pulumi.Toy.Box.WeighInvokeArgs", false), ("Pulumi.InvokeOptions?", true)], method.Parameters.Select(p => (p.Type.ToDisplayString(), p.IsOptional)));
        Assert.Equal("Pulumi.InvokeArgs", Run.Type("Pulumi.Toy.Box.WeighInvokeArgs").BaseType!.ToDisplayString());
        Assert.Equal("Pulumi.Toy.Box.Outputs.Lid", Assert.Single(Run.Type("Pulumi.Toy.Box.WeighResult").GetMembers("Lid").OfType<IFieldSymbol>()).Type.ToDisplayString());
    }

    [Fact]
    public void Run_MarkedProvider_CarriesItsToken()
    {
        var run = new GeneratorRun(new TableText("schema/toy.schema", Tables.Header + "provider pulumi:providers:toy Provider marked\n"));
        Assert.Empty(run.Problems);
        Assert.Equal("pulumi:providers:toy", Assert.Single(run.Type("Pulumi.Toy.Provider").GetAttributes()).ConstructorArguments[0].Value);
    }

    [Fact]
    public void Run_TypesNamespace_HoldsTheNestedTypes()
    {
        var run = new GeneratorRun(new TableText("schema/toy.schema", """
            package toy 1.2.3 Pulumi.Toy types Pulumi.Toy.Types
            resource toy:box/box:Box Box.Box
              in lid Box.Lid
              out lid Box.Lid nullable
            type Box.Lid
              in locked bool required
              out locked bool

            """));
        Assert.Empty(run.Problems);
        Assert.NotNull(run.Type("Pulumi.Toy.Types.Inputs.Box.LidArgs"));
        Assert.NotNull(run.Type("Pulumi.Toy.Types.Outputs.Box.Lid"));
        Assert.NotNull(run.Type("Pulumi.Toy.Types.Inputs.Box.BoxArgs"));
        Assert.NotNull(run.Type("Pulumi.Toy.Box.Box"));
    }

    [Fact]
    public void Run_BaseClass_IsWhatResourcesDeriveFromAndProvidersDoNot()
    {
        var run = new GeneratorRun(new TableText("schema/toy.schema", """
            package toy 1.2.3 Pulumi.Toy base Box.Shelf
            provider pulumi:providers:toy Provider
            resource toy:box/box:Box Box.Box

            """));
        Assert.Equal("Pulumi.Toy.Box.Shelf", run.Type("Pulumi.Toy.Box.Box").BaseType!.ToDisplayString());
        Assert.Equal("Pulumi.ProviderResource", run.Type("Pulumi.Toy.Provider").BaseType!.ToDisplayString());
    }

    [Theory]
    [InlineData("Pulumi.Toy.Box.Box", false)]
    [InlineData("Pulumi.Toy.Box.Shelf", true)]
    public void Run_Constructor_TakesNoArgumentsWhereNoInputIsRequired(string type, bool optional)
    {
        var parameters = Assert.Single(Run.Type(type).InstanceConstructors).Parameters;
        Assert.Equal(["name", "args", "options"], parameters.Select(parameter => parameter.Name));
        Assert.Equal([false, optional, true], parameters.Select(parameter => parameter.IsOptional));
    }

    [Theory]
    [InlineData("Pulumi.Toy.ProviderArgs", "_endpoints", "json: true")]
    [InlineData("Pulumi.Toy.ProviderArgs", "_token", "Input(\"token\"")]
    [InlineData("Pulumi.Toy.Box.BoxArgs", "BoxName", "required: true")]
    [InlineData("Pulumi.Toy.Box.Inputs.ItemArgs", "_Equals", "required: true")]
    public void Run_Input_CarriesItsWireNameAndFlags(string type, string member, string expected)
    {
        var attribute = Assert.Single(Run.Type(type).GetMembers(member).Single().GetAttributes(), a => a.AttributeClass!.Name == "InputAttribute");
        Assert.Contains(expected, attribute.ApplicationSyntaxReference!.GetSyntax().ToString().Replace("InputAttribute", "Input", StringComparison.Ordinal),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Run_DeprecatedInput_IsObsolete() =>
        Assert.Contains(Run.Type("Pulumi.Toy.Box.BoxArgs").GetMembers("Lid").Single().GetAttributes(), a => a.AttributeClass!.Name == "ObsoleteAttribute");

    [Fact]
    public void Run_MalformedLine_IsAnErrorAtFileAndLine()
    {
        var problem = Assert.Single(new GeneratorRun(new TableText("schema/bad.schema", Tables.Header + "type Box.Item\n  in name strng\n")).Result.Diagnostics);
        Assert.Equal(("SCHEMA001", DiagnosticSeverity.Error), (problem.Id, problem.Severity));
        Assert.Equal(("schema/bad.schema", 2), (problem.Location.GetLineSpan().Path, problem.Location.GetLineSpan().StartLinePosition.Line));
        Assert.StartsWith("'strng' is no type", problem.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SCHEMA002", Tables.Header + "type Box.Item\n  in lid Box.Lid\n", Tables.Header + "type Box.Lid\n  out locked bool\n")]
    [InlineData("SCHEMA002", Tables.Header + "type Box.Item\n  in mode enum:Box.Mode\n", Tables.Header)]
    [InlineData("SCHEMA003", Tables.Header, "package toy 1.2.4 Pulumi.Toy\n")]
    [InlineData("SCHEMA004", Tables.Header + "enum Box.Mode\n", Tables.Header + "enum Box.Mode\n")]
    public void Run_TablesThatDoNotFit_AreAnError(string id, string one, string other) =>
        Assert.Contains(id, new GeneratorRun(new TableText("a.schema", one), new TableText("b.schema", other)).Result.Diagnostics.Select(problem => problem.Id));

    [Fact]
    public void Run_OneTableChanged_ReadsThatOneAlone()
    {
        var other = new TableText("b.schema", Tables.Header + "enum Box.Shade\n  value Dark dark\n");
        var run = new GeneratorRun(Toy, other);
        run.Replace(other, new("b.schema", Tables.Header + "enum Box.Shade\n  value Dark dark\n  value Light light\n"));
        Assert.Equal([IncrementalStepRunReason.Cached, IncrementalStepRunReason.Modified], run.Reasons);
        Assert.Empty(run.Problems);
        Assert.Single(run.Type("Pulumi.Toy.Box.Shade").GetMembers("Light"));
    }

    [Fact]
    public void Run_CommentChanged_MakesNothingAnew()
    {
        var run = new GeneratorRun(Toy);
        run.Replace(Toy, new(Toy.Path, Tables.Toy.Replace("A comment.", "Another.", StringComparison.Ordinal)));
        Assert.Equal([IncrementalStepRunReason.Unchanged], run.Reasons);
        Assert.All(run.Result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(step => step.Outputs),
            output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }
}

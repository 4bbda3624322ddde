using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Infra.Components;
using Infra.Stacks;
using Infra.Tests.Support;

namespace Infra.Tests.Conventions;

/// <summary>References go one way, and what deploys needs nothing of the offline engine.</summary>
public sealed class LayerTests
{
    [Theory]
    [InlineData(typeof(Vpc), new[] { "Infra.Stacks", "infra" })]
    [InlineData(typeof(EnvironmentConfig), new[] { "infra" })]
    public void Assembly_References_GoOneWay(Type type, string[] above) =>
        Assert.Empty(type.Assembly.GetReferencedAssemblies().Select(reference => reference.Name!).Intersect(above));

    [Theory]
    [InlineData(typeof(Vpc))]
    [InlineData(typeof(EnvironmentConfig))]
    public void Assembly_ThatDeploys_UsesNothingOfTheOfflineEngine(Type type) => Assert.Empty(OfflineTypesOf(type.Assembly.Location));

    [Theory]
    [InlineData("tests/Components")]
    [InlineData("tests/Stacks")]
    public void Tests_OfWhatDeploys_UseNothingOfTheOfflineEngine(string folder) =>
        Assert.Empty(SourceFiles.Below(folder).Where(file => file.Text.Contains("Pulumi.Offline", StringComparison.Ordinal)).Select(file => file.Path));

    [Fact]
    public void OfflineTypes_OfAnAssemblyThatUsesThem_AreFound() => Assert.NotEmpty(OfflineTypesOf(typeof(Infra.Planning.Plan).Assembly.Location));

    private static List<string> OfflineTypesOf(string path)
    {
        using var file = new PEReader(File.OpenRead(path));
        var metadata = file.GetMetadataReader();
        return
        [
            .. metadata.TypeReferences.Select(metadata.GetTypeReference)
                .Where(type => metadata.GetString(type.Namespace).StartsWith("Pulumi.Offline", StringComparison.Ordinal))
                .Select(type => metadata.GetString(type.Name)),
        ];
    }
}

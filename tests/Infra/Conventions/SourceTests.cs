using System.Text.RegularExpressions;
using Infra.Stacks;
using Infra.Tests.Support;
using Pulumi;

namespace Infra.Tests.Conventions;

/// <summary>Habits that a compiler does not know.</summary>
public sealed partial class SourceTests
{
    private static readonly string[] Product = ["infra", "stacks", "components", "sdk"];

    // Where the world comes in: the command line, and the published program's own entry.
    private static readonly string[] Edges = ["infra/Cli/", "infra/Published/", "sdk/Pulumi/Deployment/DeploymentEntryPoints.cs"];

    [Fact]
    public void Files_OfTheProduct_AreNoLongerThan400Lines() =>
        Assert.Empty(SourceFiles.Below(Product).Where(file => file.Text.Count(letter => letter == '\n') > 400).Select(file => file.Path));

    [Fact]
    public void Files_OfTheProduct_ReadTheWorldAtItsEdgesOnly() =>
        Assert.Empty(SourceFiles.Below(Product)
            .Where(file => !Array.Exists(Edges, edge => file.Path.StartsWith(edge, StringComparison.Ordinal)) && World().IsMatch(file.Text))
            .Select(file => $"{file.Path}: {World().Match(file.Text).Value}"));

    [Fact]
    public void Components_All_AreInTheReadmesTable()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        var components = typeof(Infra.Components.Vpc).Assembly.GetExportedTypes().Concat(typeof(Infra.Stacks.Foundation).Assembly.GetExportedTypes())
            .Where(type => type.IsSubclassOf(typeof(ComponentResource)));
        Assert.All(components, component => Assert.Contains($"| `{component.Name}` |", readme, StringComparison.Ordinal));
    }

    [Fact]
    public void Addons_All_AreInTheReadmesTable()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        Assert.All(AddonCatalog.All, declare => Assert.Contains($"| `{declare(RuleAddons.Context).Name}` |", readme, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"\bConsole\.|\bDateTime(Offset)?\.(Utc)?Now|\bnew Random\(|\bRandom\.Shared|\bGuid\.NewGuid|\bEnvironment\.(GetEnvironmentVariable|UserName|MachineName|CurrentDirectory)")]
    private static partial Regex World();
}

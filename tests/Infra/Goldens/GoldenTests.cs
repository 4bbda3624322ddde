using Infra.Planning;
using Infra.Stacks;
using Infra.Tests.Support;

namespace Infra.Tests.Goldens;

/// <summary>The manifests and policies of the repository's stacks, held against tests/Goldens.</summary>
public sealed class GoldenTests
{
    [Fact]
    public async Task Stacks_ManifestsAndPolicies_AreTheGoldens() =>
        new GoldenFolder(path => !path.StartsWith(GoldenFolder.Differences, StringComparison.Ordinal)).Check(await PlannedAsync());

    private static async Task<SortedDictionary<string, string>> PlannedAsync()
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var stacks = Directory.GetFiles(Repository.Root, "Pulumi.*.yaml").Select(file => Path.GetFileNameWithoutExtension(file)["Pulumi.".Length..]);
        foreach (var stack in stacks)
        {
            var planning = await new Planner(Platform.Define, EnvironmentPlatform.Of).PlanAsync(new PlanRequest(Repository.Root, stack));
            Assert.Empty(planning.Problems);
            foreach (var (path, text) in GoldenFiles.Of(planning.Plan!))
                files.Add($"{stack}/{path}", text);
        }
        return files;
    }
}

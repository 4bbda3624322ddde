using Infra.Planning;
using Infra.Stacks;
using Infra.Tests.Support;

namespace Infra.Tests.Goldens;

/// <summary>
/// The manifests and policies of the repository's stacks, held against tests/Goldens. `bash tests/refresh-goldens.sh` writes them anew, and nothing else does:
/// what it changes is reviewed as any other change.
/// </summary>
public sealed class GoldenTests
{
    private const string RefreshVariable = "REFRESH_GOLDENS";
    private const string Command = "bash tests/refresh-goldens.sh";

    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Goldens");

    [Fact]
    public async Task Stacks_ManifestsAndPolicies_AreTheGoldens()
    {
        var planned = await PlannedAsync();
        if (Environment.GetEnvironmentVariable(RefreshVariable) == "1")
            Refresh(planned);

        var differences = GoldenFiles.Differences(planned, Written());
        Assert.True(differences.Count == 0, $"tests/Goldens is not what the stacks' plans hold. `{Command}` writes it anew:\n{string.Join('\n', differences)}");
    }

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

    private static SortedDictionary<string, string> Written()
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (Directory.Exists(Folder))
        {
            foreach (var file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories))
                files.Add(Path.GetRelativePath(Folder, file).Replace('\\', '/'), File.ReadAllText(file));
        }
        return files;
    }

    private static void Refresh(SortedDictionary<string, string> planned)
    {
        foreach (var gone in Written().Keys.Except(planned.Keys))
            File.Delete(Path.Combine(Folder, gone));
        foreach (var (path, text) in planned)
        {
            var file = Path.Combine(Folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }
    }
}

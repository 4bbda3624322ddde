using Infra.Planning;
using Infra.Planning.Manifests;
using Infra.Tests.Support;
using Pulumi.Aws.S3;
using Pulumi.Offline;

namespace Infra.Tests.Planning.Manifests;

public sealed class ClusterDocumentsTests
{
    [Fact]
    public void Of_Documents_AreManifestsByPath()
    {
        var plan = Plan(
            ("a", "_documents/tools.dev.example.com.yaml", "\"kind: Cluster\\n---\\nkind: InstanceGroup\\n\""),
            ("b", "_documents/main.dev.example.com.yaml", """{"$template": ["kind: Cluster\nspec:\n  networkID: ", {"$unknown": "urn#id"}, "\n"]}"""),
            ("c", "main.dev.example.com/config", "\"kind: [\""));
        var (manifests, problems) = ClusterDocuments.Of(plan);
        Assert.Empty(problems);
        Assert.Equal(
            [("clusters/dev/main.yaml", "Cluster"), ("clusters/dev/tools.yaml", "Cluster"), ("clusters/dev/tools.yaml", "InstanceGroup")],
            manifests.Select(manifest => (manifest.Path, ((PlanValue.TextValue)manifest.Object["kind"]!).Value)));
        Assert.All(manifests, manifest => Assert.Equal("kops", manifest.Application));
        Assert.Equal(PlanBuilder.Value("""{"networkID": {"$unknown": "urn#id"}}"""), manifests[0].Object["spec"]);
    }

    [Theory]
    [InlineData("\"kind: Cluster\\nspec: [\\n\"", "content, line 2: is not YAML")]
    [InlineData("\"kind: Cluster\\n--- x\\n\"", "content, line 2: is no object")]
    [InlineData("{\"$secret\": true}", "content: nothing of it can be read")]
    [InlineData("{\"$unknown\": \"urn#x\"}", "content: nothing of it can be read")]
    public void Of_ContentThatCannotBeRead_NamesResourceAndLine(string content, string message)
    {
        var (manifests, problems) = ClusterDocuments.Of(Plan(("documents", "_documents/main.dev.example.com.yaml", content)));
        Assert.Empty(manifests);
        Assert.StartsWith($"{ClusterDocuments.ObjectType} 'documents', {message}", Assert.Single(problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_TwoClustersOfOneLabel_IsAProblem()
    {
        var (_, problems) = ClusterDocuments.Of(Plan(("a", "_documents/main.a.example.yaml", "\"a: 1\""), ("b", "_documents/main.b.example.yaml", "\"a: 1\"")));
        Assert.Contains("is a second source of clusters/dev/main.yaml, beside 'a'", Assert.Single(problems).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kind: Cluster\n", 1, 0)]
    [InlineData("kind: [\n", 0, 1)]
    public async Task PlanAsync_ProgramWithDocuments_HasManifestsOrProblems(string content, int manifests, int problems)
    {
        var planner = new Planner(environment =>
        {
            _ = new BucketObjectv2("documents", new BucketObjectv2Args { Bucket = "b", Key = "_documents/main.dev.example.com.yaml", Content = content });
            return new Dictionary<string, object?>();
        }, TestPlatform.Of());
        var planning = await planner.PlanAsync(new PlanRequest(Repository.Root, "dev"));
        Assert.Equal((manifests, problems), (planning.Plan?.Manifests.Count(manifest => manifest.Application == ClusterDocuments.Application) ?? 0, planning.Problems.Length));
    }

    private static Plan Plan(params (string Name, string Key, string Content)[] objects)
    {
        var plan = new PlanBuilder();
        foreach (var (name, key, content) in objects)
            plan.Add(ClusterDocuments.ObjectType, name, $$"""{"key": "{{key}}", "content": {{content}}}""");
        return plan.BuildWithoutManifests();
    }
}

using Infra.Planning;
using Infra.Planning.Manifests;
using Infra.Stacks;
using Infra.Tests.Support;

namespace Infra.Tests.Planning;

/// <summary>Where the real stack's resources and documents are declared.</summary>
public sealed class PlanSourcesTests
{
    private static readonly Lazy<Task<(Plan Plan, Func<string, SourceLocation?> Find)>> WithSources = new(() => PlanAsync(withSources: true));
    private static readonly Lazy<Task<(Plan Plan, Func<string, SourceLocation?> Find)>> WithoutSources = new(() => PlanAsync(withSources: false));

    [Fact]
    public async Task Find_OfAStacksPlan_KnowsTheLineOfEveryResourceButTheStack()
    {
        var (plan, find) = await WithSources.Value;
        foreach (var resource in plan.Resources.Where(resource => resource.Parent is not null))
        {
            var place = find(resource.Urn);
            Assert.True(place is not null, resource.Urn);
            var line = Line(place);
            Assert.True(line.Contains("new", StringComparison.Ordinal) || line.Contains('('), $"{resource.Urn} {place}: {line}");
        }
    }

    [Theory]
    [InlineData("aws:ec2/internetGateway:InternetGateway", "components/Vpc/")]
    [InlineData("platform:aws:Vpc", "stacks/")]
    [InlineData("aws:s3/bucket:Bucket", "components/Buckets/SecureBucket.cs")]
    public async Task Find_OfAResource_IsTheLineThatMakesIt(string type, string file)
    {
        var (plan, find) = await WithSources.Value;
        var resource = plan.Resources.First(resource => resource.Type == type);
        var place = find(resource.Urn)!;
        Assert.StartsWith(file, place.File, StringComparison.Ordinal);
        Assert.Matches($"\\b{type.Split(':')[^1]}\\b", Line(place));
        Assert.Equal(place, find(resource.Urn + "#part"));
    }

    [Fact]
    public async Task Find_OfADocument_IsItsFileOrTheResourceThatHoldsIt()
    {
        var (plan, find) = await WithSources.Value;
        var manifest = plan.Manifests.First(each => each.Application != ClusterDocuments.Application);
        Assert.Equal(new SourceLocation(manifest.Path), find($"{manifest.Path}#Kind/name"));
        Assert.True(File.Exists(Path.Combine(Repository.Root, manifest.Path)));
        var documents = plan.Resources.First(resource => resource.Type == ClusterDocuments.ObjectType);
        Assert.Equal(find(documents.Urn), find("clusters/dev/main.yaml#Cluster/main.dev.example.com"));
        Assert.StartsWith("components/Kops/", find(documents.Urn)!.File, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Find_OfOtherSubjects_IsWhatTheyName()
    {
        var (_, find) = await WithoutSources.Value;
        Assert.Equal(new SourceLocation("exemptions.yaml", 12), find("exemptions.yaml:12"));
        Assert.Equal(new SourceLocation("components/IstioCni/IstioCni.cs"), find("components/IstioCni/IstioCni.cs#istio-cni-node"));
        Assert.Equal("Pulumi.dev.yaml", find("shop")?.File);
        Assert.Contains("name: shop", Line(find("shop")!), StringComparison.Ordinal);
        Assert.Null(find("nobody/knows"));
        Assert.Null(find("kubernetes/dev/none/such.yaml#Kind/name"));
    }

    [Fact]
    public async Task Find_WithoutSources_KnowsNoResources()
    {
        var (plan, find) = await WithoutSources.Value;
        Assert.All(plan.Resources, resource => Assert.Null(find(resource.Urn)));
    }

    private static string Line(SourceLocation place) => File.ReadAllLines(Path.Combine(Repository.Root, place.File))[place.Line - 1];

    private static async Task<(Plan Plan, Func<string, SourceLocation?> Find)> PlanAsync(bool withSources)
    {
        var planning = await new Planner(Platform.Define, EnvironmentPlatform.Of).PlanAsync(new PlanRequest(Repository.Root, "dev", withSources));
        Assert.Empty(planning.Problems);
        return (planning.Plan!, planning.Facts!.Sources);
    }
}

using Infra.Components;
using Infra.Planning;
using Infra.Planning.Manifests;
using Infra.Tests.Support;

namespace Infra.Tests.Planning.Manifests;

public sealed class EnvironmentManifestsTests
{
    private const string Settings = "kubernetes/prod/guard/configmap-guard-settings.yaml";

    [Fact]
    public void Of_SameForAllClusters_HasPathsAndSources()
    {
        var (environment, problems) = Of(TestPlatform.Guard);
        Assert.Empty(problems);
        var manifests = environment!.Manifests;
        Assert.Equal(manifests.Select(each => each.Manifest.Path).Order(StringComparer.Ordinal), manifests.Select(each => each.Manifest.Path));
        Assert.Equal(["tests/Infra/Support/TestPlatform.cs"], Assert.Single(manifests, each => each.Manifest.Path == Settings).Sources);
    }

    [Fact]
    public void Of_ValuesOfChartsThatDiffer_AreNoProblem()
    {
        var (environment, problems) = Of(context => TestPlatform.Guard(context) with
        {
            Chart = new ChartRelease { Chart = "guard", Repository = "https://charts.example.com", Version = "1.0.0", Namespace = "guard-system", Values = new YamlMap { { "cluster", context.ClusterName } } },
        });
        Assert.Empty(problems);
        Assert.NotNull(environment);
    }

    [Theory]
    [InlineData("a", "a", "b")]
    [InlineData("b", "b", "a")]
    public void Of_ManifestOfOneCluster_IsAProblem(string cluster, string has, string lacks)
    {
        var (environment, problems) = Of(context => TestPlatform.Guard(context) with
        {
            Objects = context.ClusterName.StartsWith(cluster, StringComparison.Ordinal)
                ? [TestPlatform.Settings("guard-rules"), TestPlatform.Settings("guard-settings")]
                : [TestPlatform.Settings("guard-rules")],
        });
        Assert.Null(environment);
        Assert.StartsWith($"{Settings}: the cluster '{has}' has it, and '{lacks}' has it not. ", Assert.Single(problems).Message, StringComparison.Ordinal);
        Assert.EndsWith(" It comes of tests/Infra/Support/TestPlatform.cs.", problems[0].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"a": 1, "b": [{"c": 1}, 2]}""", """{"a": 1, "b": [{"c": 1}, 2]}""", null)]
    [InlineData("""{"a": 1}""", """{"a": "1"}""", "a")]
    [InlineData("""{"b": [{"c": 1}, 2]}""", """{"b": [{"c": 2}, 3]}""", "b[0].c")]
    [InlineData("""{"b": [1]}""", """{"b": [1, 2]}""", "b[1]")]
    [InlineData("""{"b": {}}""", """{"a": {}, "b": {}}""", "a")]
    [InlineData("""{"a": {}}""", """{"a": []}""", "a")]
    public void FirstDifference_Objects_IsTheFirstField(string one, string other, string? field) =>
        Assert.Equal(field, ManifestField.FirstDifference((Pulumi.Offline.PlanValue.MapValue)PlanBuilder.Value(one), (Pulumi.Offline.PlanValue.MapValue)PlanBuilder.Value(other)));

    private static (EnvironmentManifests? Environment, IReadOnlyList<PlanProblem> Problems) Of(Func<AddonContext, Addon> addon)
    {
        var (environment, wrong) = StackEnvironment.Read(Repository.Root, "prod");
        Assert.Empty(wrong);
        var (manifests, problems) = EnvironmentManifests.Of(environment!.Config, TestPlatform.Of(addon));
        return (manifests, problems);
    }
}

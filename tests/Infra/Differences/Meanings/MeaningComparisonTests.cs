using Infra.Planning;
using Infra.Tests.Support;

namespace Infra.Tests.Differences.Meanings;

/// <summary>What is said once for several clusters, and how.</summary>
public sealed class MeaningComparisonTests
{
    private const string Cluster = "platform:cluster:Cluster";

    [Fact]
    public void Changes_OfSeveralClusters_AreOneRowThatNamesThem()
    {
        MeaningAssert.Changes(Charts("1", "1"), Charts("2", "2"), "Version: shop (a, b) | chart | shop 1 > shop 2");
        MeaningAssert.Changes(Charts("1", "1"), Charts("1", "2"), "Version: shop (b) | chart | shop 1 > shop 2");
        MeaningAssert.Changes(Charts("1", "1"), Charts("2", "3"), "Version: shop (a) | chart | shop 1 > shop 2", "Version: shop (b) | chart | shop 1 > shop 3");
    }

    [Fact]
    public void Changes_OfOneCluster_DoNotNameIt() => MeaningAssert.Changes(
        Charts("1", null), Charts("2", null), "Version: shop | chart | shop 1 > shop 2");

    [Fact]
    public void Changes_ClusterThatComes_NamesIt() => MeaningAssert.Changes(Charts("1", null), Charts("1", "1"), "Version: shop (b) | chart | - > shop 1");

    private static Plan Charts(string a, string? b)
    {
        var plan = new PlanBuilder();
        foreach (var (cluster, version) in new[] { ("a", a), ("b", b) })
        {
            if (version is null)
                continue;
            plan.AddComponent(Cluster, cluster).AddUnder(
                PlanBuilder.Urn(Cluster, cluster), "kubernetes:argoproj.io/v1alpha1:Application", $"{cluster}-shop",
                $$"""{"metadata": {"name": "shop"}, "spec": {"source": {"chart": "shop", "repoURL": "https://charts", "targetRevision": "{{version}}"} } }""");
        }
        return plan.Build();
    }
}

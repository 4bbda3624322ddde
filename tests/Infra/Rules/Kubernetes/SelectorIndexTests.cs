using Infra.Rules.Kubernetes;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Kubernetes;

public sealed class SelectorIndexTests
{
    [Fact]
    public void Selecting_Labels_GivesWhatAsksForNoMore()
    {
        var index = new SelectorIndex<string>();
        index.Add("shop", Labels("""{}"""), "all");
        index.Add("shop", Labels("""{"app": "web"}"""), "web");
        index.Add("shop", Labels("""{"app": "web", "tier": "front"}"""), "front");
        index.Add("data", Labels("""{"app": "web"}"""), "elsewhere");

        Assert.Equal(["all"], index.Selecting("shop", Labels("{}")));
        Assert.Equal(["all", "web"], index.Selecting("shop", Labels("""{"app": "web"}""")));
        Assert.Equal(["all", "front", "web"], index.Selecting("shop", Labels("""{"app": "web", "tier": "front", "x": "y"}""")).Order(StringComparer.Ordinal));
        Assert.Equal(["all"], index.Selecting("shop", Labels("""{"app": "db"}""")));
        Assert.Empty(index.Selecting("none", Labels("""{"app": "web"}""")));
    }

    [Fact]
    public void Selecting_SelectorWithExpressions_IsNeverAmongThem()
    {
        var index = new SelectorIndex<string>();
        index.Add("shop", LabelSet.OfSelector(PlanBuilder.Value("""{"matchExpressions": [{"key": "app", "operator": "Exists"}]}""")), "some");
        Assert.Empty(index.Selecting("shop", Labels("""{"app": "web"}""")));
    }

    private static LabelSet Labels(string json) => LabelSet.OfMap(PlanBuilder.Value(json));
}

using Infra.Rules;
using Infra.Tests.Support;

namespace Infra.Tests.Rules;

public sealed class ValueWalkTests
{
    private const string Tree = """{"a": [{"b": "x"}, "y", 1], "c": {"d": {"$template": ["z", {"$unknown": "urn#id"}]}, "e": {"$secret": true}}}""";

    [Fact]
    public void Texts_Tree_HavePathsAndKeys() =>
        Assert.Equal(
            [("v.a[0].b", "b", "x"), ("v.a[1]", "a", "y"), ("v.c.d", "d", $"z{PlanValueExtensions.UnknownPart}")],
            ValueWalk.Texts(PlanBuilder.Value(Tree), "v").Select(place => (place.Path, place.Key, place.Text)));

    [Fact]
    public void Any_Text_IsAskedFor()
    {
        var tree = PlanBuilder.Value(Tree);
        Assert.True(ValueWalk.Any(tree, text => text == "y"));
        Assert.True(ValueWalk.Any(tree, text => text == "x"));
        Assert.False(ValueWalk.Any(tree, text => text == "b"));
        Assert.False(ValueWalk.Any(null, _ => true));
    }
}

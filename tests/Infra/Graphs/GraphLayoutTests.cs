using Infra.Graphs;
using Infra.Tests.Support;

namespace Infra.Tests.Graphs;

public sealed class GraphLayoutTests
{
    [Fact]
    public void Of_NodesWithoutColumns_StandRightOfWhatLeadsToThem()
    {
        var layout = GraphLayout.Of(TestGraphs.Of("a>b", "b>c", "a>c"));

        Assert.Equal(3, layout.Columns.Length);
        Assert.Equal(["a", "b", "c"], layout.Nodes.OrderBy(node => node.Box.X).Select(node => node.Node.Label));
    }

    [Fact]
    public void Of_Cycle_DrawsOneOfItsEdgesBackward()
    {
        var layout = GraphLayout.Of(TestGraphs.Of("a>b", "b>c", "c>a"));

        Assert.Equal(3, layout.Columns.Length);
        Assert.Single(layout.Edges, edge => edge.IsBackward);
    }

    [Fact]
    public void Of_EdgeOverSeveralColumns_HasAPlaceBetweenTheNodesOfEach()
    {
        var layout = GraphLayout.Of(TestGraphs.Of("a>b", "b>c", "c>d", "a>d"));

        var way = layout.Edges.Single(edge => edge.Edge is { From: "a", To: "d" }).Way;
        Assert.Equal(4, way.Length);
        Assert.All(way[1..3], place => Assert.DoesNotContain(layout.Nodes, node => Overlap(node.Box, place)));
    }

    [Fact]
    public void Of_EdgesThatCrossAsGiven_AreOrderedSoThatNoneDo()
    {
        var layout = GraphLayout.Of(TestGraphs.Of("a>z", "b>y", "c>x"));

        Assert.Equal(
            layout.Nodes.Where(node => node.Box.X < layout.Columns[1].X).OrderBy(node => node.Box.Y).Select(node => node.Node.Label).ToList(),
            ["a", "b", "c"]);
        Assert.Equal(["z", "y", "x"], layout.Nodes.Where(node => node.Box.X >= layout.Columns[1].X).OrderBy(node => node.Box.Y).Select(node => node.Node.Label));
    }

    [Fact]
    public void Of_ManyEdges_KeepsNodesApartAndWithinThePicture()
    {
        // Each of ten calls some of ten others, which call some of ten more.
        var edges = Enumerable.Range(0, 10).SelectMany(from => Enumerable.Range(0, 10).Where(to => (from * to) % 3 == 1).SelectMany(to => new[] { $"a{from}>b{to}", $"b{from}>c{to}" }));
        var layout = GraphLayout.Of(TestGraphs.Of([.. edges]));

        var boxes = layout.Nodes.Select(node => node.Box).ToList();
        Assert.All(boxes, box => Assert.True(box.X > 0 && box.Y > 0 && box.Right < layout.Width && box.Y + box.Height < layout.Height));
        Assert.All(boxes, box => Assert.Single(boxes, other => Overlap(box, other)));
    }

    [Fact]
    public void Of_NoNodes_IsEmpty() => Assert.Empty(GraphLayout.Of(TestGraphs.Of()).Nodes);

    private static bool Overlap(Box one, Box other) =>
        one.X < other.Right && other.X < one.Right && one.Y < other.Y + other.Height && other.Y < one.Y + one.Height;
}

using Infra.Graphs;
using Infra.Tests.Support;

namespace Infra.Tests.Graphs;

public sealed class WaveGraphTests
{
    private readonly PlatformPlan _platform = new();

    [Fact]
    public void Of_PlanWithPlatform_HasAnApplicationANodeInTheColumnOfItsWave()
    {
        var graph = WaveGraph.Of(_platform.Plan, _platform.Facts.Platform);

        var applications = _platform.Facts.Platform!.Applications;
        Assert.Equal(applications.Select(application => (application.Name, (int?)application.Wave)), graph.Nodes.Select(node => (node.Label, node.Column)));
        Assert.Equal(applications.Max(application => application.Wave) + 1, graph.Columns.Length);
        Assert.Equal("wave 0", graph.Columns[0]);
    }

    [Fact]
    public void Of_PlanWithPlatform_DrawsNeedsThatDoNotFollowFromOthers()
    {
        var graph = WaveGraph.Of(_platform.Plan, _platform.Facts.Platform);

        var applications = _platform.Facts.Platform!.Applications.ToDictionary(application => application.Name);
        Assert.NotEmpty(graph.Edges);
        Assert.True(graph.Edges.Length < applications.Values.Sum(application => application.Needs.Count));
        Assert.All(graph.Edges, edge => Assert.Contains(NameOf(edge.From), applications[NameOf(edge.To)].Needs));
        // What an Application needs is reached by arrows still.
        Assert.All(applications.Values, application => Assert.All(application.Needs, need => Assert.Contains(need, Before(graph, application.Name))));
    }

    [Fact]
    public void Of_PlanAlone_DrawsWhatResourcesDependOn()
    {
        var (alone, known) = (WaveGraph.Of(_platform.Plan), WaveGraph.Of(_platform.Plan, _platform.Facts.Platform));

        // This plan's Applications depend on what they need and on nothing else.
        Assert.Equal(known.Edges.Select(edge => $"{edge.From}>{edge.To}"), alone.Edges.Select(edge => $"{edge.From}>{edge.To}"));
        Assert.Equal(known.Nodes.AsEnumerable(), alone.Nodes.AsEnumerable());
        Assert.NotEqual(known.Description, alone.Description);
    }

    [Fact]
    public void Of_ApplicationOfOneClusterOfTwo_SaysWhichOne()
    {
        var context = RuleAddons.Context with { ClusterNames = ["main.dev.example.com", "spare.dev.example.com"] };
        var platform = new PlatformPlan(context);
        var first = platform.Facts.Platform!.Applications[^1].Name;
        platform.WithoutResource(PlatformPlan.UrnOf(first, "spare"));

        var graph = WaveGraph.Of(platform.Plan, platform.Facts.Platform);

        Assert.Contains(graph.Nodes, node => node.Label == $"{first} (main)");
        Assert.Equal(platform.Facts.Platform.Applications.Count, graph.Nodes.Length);
        Assert.Contains("all else to main and spare", graph.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_PlanWithoutApplications_IsEmpty()
    {
        var graph = WaveGraph.Of(new PlanBuilder().Build());

        Assert.Empty(graph.Nodes);
        Assert.Contains("</svg>", GraphText.Write(graph, GraphFormat.Svg), StringComparison.Ordinal);
    }

    private static string NameOf(string id) => id[(id.IndexOf('/', StringComparison.Ordinal) + 1)..];

    private static HashSet<string> Before(Graph graph, string name)
    {
        var before = new HashSet<string>();
        var next = new Queue<string>([name]);
        while (next.TryDequeue(out var each))
        {
            foreach (var edge in graph.Edges.Where(edge => NameOf(edge.To) == each && before.Add(NameOf(edge.From))))
                next.Enqueue(NameOf(edge.From));
        }
        return before;
    }
}

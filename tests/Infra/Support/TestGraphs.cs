using Infra.Graphs;

namespace Infra.Tests.Support;

/// <summary>Small pictures.</summary>
internal static class TestGraphs
{
    /// <summary>What HTML, SVG, DOT and Mermaid each would take for something else than a name.</summary>
    public const string Hostile = "</script><img src=x onerror=alert(1)> \"end\" #1; `*_\\N--> %% {x} & 'y' ]|";

    /// <summary>Edges as "from>to" or "from>to:label", nodes as they come up.</summary>
    public static Graph Of(params string[] edges)
    {
        var all = edges.Select(edge => edge.Split('>', ':')).ToList();
        return new Graph
        {
            Title = "A picture",
            Description = "Arrows lead somewhere.",
            Nodes = [.. all.SelectMany(edge => edge.Take(2)).Distinct().Order(StringComparer.Ordinal).Select(id => new GraphNode(id, id, "things"))],
            Edges = [.. all.Select(edge => new GraphEdge(edge[0], edge[1], edge.Length > 2 ? edge[2] : null))],
        };
    }

    public static Graph HostileOne() => new()
    {
        Title = Hostile,
        Description = Hostile,
        Columns = [Hostile, Hostile],
        Nodes = [new GraphNode(Hostile, Hostile, Hostile) { Column = 0, Detail = Hostile }, new GraphNode("end", "end", "o") { Column = 1 }],
        Edges = [new GraphEdge(Hostile, "end", Hostile)],
    };
}

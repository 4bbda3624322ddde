namespace Infra.Graphs;

/// <summary>In which column each node stands: where it says so, or one further to the right than what leads to it.</summary>
internal static class Columns
{
    /// <summary>The columns, by the nodes' ids.</summary>
    public static IReadOnlyDictionary<string, int> Of(Graph graph)
    {
        if (graph.Nodes.All(node => node.Column is not null))
            return graph.Nodes.ToDictionary(node => node.Id, node => node.Column!.Value, StringComparer.Ordinal);
        var forward = WithoutCycles(graph);
        var columns = new Dictionary<string, int>(StringComparer.Ordinal);
        var sources = forward.ToLookup(edge => edge.To, edge => edge.From, StringComparer.Ordinal);
        foreach (var node in graph.Nodes)
            ColumnOf(node.Id);
        // What nothing leads to stands beside what it leads to, and not far off at the left.
        foreach (var targets in forward.GroupBy(edge => edge.From, StringComparer.Ordinal).Where(same => !sources[same.Key].Any()).ToList())
            columns[targets.Key] = targets.Min(edge => columns[edge.To]) - 1;
        return columns;

        int ColumnOf(string id) => columns.TryGetValue(id, out var known) ? known : columns[id] = sources[id].Select(source => ColumnOf(source) + 1).DefaultIfEmpty(0).Max();
    }

    // An edge back to what is being looked at closes a cycle: it does not count.
    private static List<GraphEdge> WithoutCycles(Graph graph)
    {
        var targets = graph.Edges.ToLookup(edge => edge.From, StringComparer.Ordinal);
        var called = graph.Edges.Select(edge => edge.To).ToHashSet(StringComparer.Ordinal);
        var (open, done, kept) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal), new List<GraphEdge>());
        foreach (var node in graph.Nodes.OrderBy(node => called.Contains(node.Id)).ThenByDescending(node => targets[node.Id].Count()))
            Visit(node.Id);
        return kept;

        void Visit(string id)
        {
            if (!done.Add(id))
                return;
            open.Add(id);
            foreach (var edge in targets[id].Where(edge => !open.Contains(edge.To)))
            {
                kept.Add(edge);
                Visit(edge.To);
            }
            open.Remove(id);
        }
    }
}

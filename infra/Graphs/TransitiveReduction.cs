using System.Collections.Immutable;

namespace Infra.Graphs;

/// <summary>Leaves out what follows from the rest: where a waits for b and b for c, that a waits for c need not be drawn.</summary>
internal static class TransitiveReduction
{
    /// <summary>The edges of a graph without cycles that no longer path stands for, in their order.</summary>
    public static ImmutableArray<GraphEdge> Of(IReadOnlyList<GraphEdge> edges)
    {
        var targets = edges.ToLookup(edge => edge.From, edge => edge.To, StringComparer.Ordinal);
        var reached = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        return [.. edges.Where(edge => !targets[edge.From].Any(other => other != edge.To && ReachOf(other).Contains(edge.To)))];

        // All that a path of at least one edge leads to.
        HashSet<string> ReachOf(string node)
        {
            if (reached.TryGetValue(node, out var known))
                return known;
            var reach = new HashSet<string>(StringComparer.Ordinal);
            reached[node] = reach;
            foreach (var target in targets[node])
            {
                reach.Add(target);
                reach.UnionWith(ReachOf(target));
            }
            return reach;
        }
    }
}

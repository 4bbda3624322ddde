using System.Globalization;
using System.Text;

namespace Infra.Graphs;

/// <summary>Writes a graph in the language of Graphviz (https://graphviz.org/doc/info/lang.html): columns as clusters, groups as colours.</summary>
internal static class DotWriter
{
    /// <summary>The text.</summary>
    public static string Write(Graph graph)
    {
        var dot = new StringBuilder();
        var groups = graph.Groups;
        dot.Append(CultureInfo.InvariantCulture, $"// {OneLine(graph.Description)}\n");
        dot.Append(CultureInfo.InvariantCulture, $"digraph {Quoted(graph.Title)} {{\n");
        dot.Append(CultureInfo.InvariantCulture, $"  graph [label={Quoted(graph.Title)}, labelloc=t, rankdir=LR, fontname=\"Helvetica\"]\n");
        dot.Append("  node [shape=box, style=rounded, fontname=\"Helvetica\", fontsize=11]\n");
        dot.Append("  edge [color=\"#98a2b3\", fontname=\"Helvetica\", fontsize=9]\n");
        for (var column = 0; column < graph.Columns.Length; column++)
        {
            dot.Append(CultureInfo.InvariantCulture, $"  subgraph cluster_{column} {{\n    label={Quoted(graph.Columns[column])}; style=filled; color=\"#f5f7fa\"\n");
            foreach (var node in graph.Nodes.Where(node => node.Column == column))
                Write(dot, node, groups.IndexOf(node.Group), "    ");
            dot.Append("  }\n");
        }
        foreach (var node in graph.Nodes.Where(node => node.Column is not { } column || column >= graph.Columns.Length))
            Write(dot, node, groups.IndexOf(node.Group), "  ");
        foreach (var edge in graph.Edges)
            dot.Append(CultureInfo.InvariantCulture, $"  {Quoted(edge.From)} -> {Quoted(edge.To)}{(edge.Label is { } label ? $" [label={Quoted(label)}]" : "")}\n");
        return dot.Append("}\n").ToString();
    }

    private static void Write(StringBuilder dot, GraphNode node, int group, string indent)
    {
        var colour = Palette.All.First(each => each.Name == $"group-{group % Palette.Groups}");
        var tooltip = node.Detail is null ? node.Group : $"{node.Group}: {node.Detail}";
        dot.Append(CultureInfo.InvariantCulture, $"{indent}{Quoted(node.Id)} [label={Quoted(node.Label)}, color={Quoted(colour.Light)}, tooltip={Quoted(tooltip)}]\n");
    }

    // A backslash begins an escape within labels: "\N" would be the node's name.
    private static string Quoted(string text) =>
        $"\"{OneLine(text).Replace("\\", @"\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    private static string OneLine(string text) => string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter));
}

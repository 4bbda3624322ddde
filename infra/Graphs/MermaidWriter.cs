using System.Globalization;
using System.Text;

namespace Infra.Graphs;

/// <summary>Writes a graph as a flowchart of Mermaid (https://mermaid.js.org/syntax/flowchart.html): columns as subgraphs, groups as classes.</summary>
internal static class MermaidWriter
{
    /// <summary>The text.</summary>
    public static string Write(Graph graph)
    {
        var chart = new StringBuilder();
        var groups = graph.Groups;
        // Names of nodes are words of the language where they are "end", "x" or "o": numbers are safe.
        var names = graph.Nodes.Select((node, place) => (node.Id, Name: string.Create(CultureInfo.InvariantCulture, $"n{place}"))).ToDictionary(each => each.Id, each => each.Name, StringComparer.Ordinal);
        chart.Append("flowchart LR\n");
        chart.Append(CultureInfo.InvariantCulture, $"  accTitle: {OneLine(graph.Title)}\n  accDescr: {OneLine(graph.Description)}\n");
        for (var column = 0; column < graph.Columns.Length; column++)
        {
            var heading = graph.Columns[column].Length == 0 ? " " : graph.Columns[column];
            chart.Append(CultureInfo.InvariantCulture, $"  subgraph c{column}[{Quoted(heading)}]\n");
            foreach (var node in graph.Nodes.Where(node => node.Column == column))
                Write(chart, node, names[node.Id], groups.IndexOf(node.Group), "    ");
            chart.Append("  end\n");
        }
        foreach (var node in graph.Nodes.Where(node => node.Column is not { } column || column >= graph.Columns.Length))
            Write(chart, node, names[node.Id], groups.IndexOf(node.Group), "  ");
        foreach (var edge in graph.Edges)
            chart.Append(CultureInfo.InvariantCulture, $"  {names[edge.From]} -->{(edge.Label is { } label ? $"|{Quoted(label)}|" : "")} {names[edge.To]}\n");
        for (var group = 0; group < Math.Min(groups.Length, Palette.Groups); group++)
            chart.Append(CultureInfo.InvariantCulture, $"  classDef g{group} stroke:{Palette.All.First(colour => colour.Name == $"group-{group}").Light},stroke-width:2px\n");
        return chart.ToString();
    }

    private static void Write(StringBuilder chart, GraphNode node, string name, int group, string indent) =>
        chart.Append(CultureInfo.InvariantCulture, $"{indent}{name}[{Quoted(node.Label)}]:::g{group % Palette.Groups}\n");

    // Within quotes anything may stand but a quote; entities are numbers between "#" and ";", and labels are HTML and Markdown in some settings.
    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var letter in OneLine(text))
        {
            if (letter is '"' or '#' or '&' or '<' or '>' or '`' or '\\' or ';' or '*' or '_')
                quoted.Append(CultureInfo.InvariantCulture, $"#{(int)letter};");
            else
                quoted.Append(letter);
        }
        return quoted.Append('"').ToString();
    }

    // Titles have no quotes: a semicolon or a comment's signs would end them.
    private static string OneLine(string text) => string.Concat(text.Select(letter => char.IsControl(letter) || letter is '{' or '}' or '%' ? ' ' : letter));
}

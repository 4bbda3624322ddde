namespace Infra.Graphs;

/// <summary>The languages in which a picture can be written.</summary>
public enum GraphFormat
{
    /// <summary>A picture that browsers, editors and GitHub show, in light and dark: https://www.w3.org/TR/SVG2/.</summary>
    Svg,

    /// <summary>The language of Graphviz: https://graphviz.org/doc/info/lang.html.</summary>
    Dot,

    /// <summary>A flowchart that GitHub draws in Markdown: https://mermaid.js.org/syntax/flowchart.html.</summary>
    Mermaid,
}

/// <summary>Pictures as text: the same graph gives the same text, ended by LF.</summary>
public static class GraphText
{
    /// <summary>Writes a graph.</summary>
    public static string Write(Graph graph, GraphFormat format)
    {
        ArgumentNullException.ThrowIfNull(graph);
        return format switch
        {
            GraphFormat.Svg => SvgWriter.Write(graph),
            GraphFormat.Dot => DotWriter.Write(graph),
            GraphFormat.Mermaid => MermaidWriter.Write(graph),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "A graph is written as Svg, Dot or Mermaid."),
        };
    }
}

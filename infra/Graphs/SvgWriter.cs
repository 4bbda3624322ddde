using System.Globalization;

namespace Infra.Graphs;

/// <summary>Draws a graph as SVG: without scripts or fonts of its own, in colours of the reader's scheme.</summary>
internal static class SvgWriter
{
    private const double Corner = 6;
    private const double Stripe = 4;
    private const double LegendRow = 22;
    private const double LineHeight = 18;
    private const double TitleHeight = 34;
    private const double LeastWidth = 640;
    private const int TextSize = 13;

    /// <summary>The style of pictures, its colours as variables.</summary>
    public static string Style { get; } = ReadStyle();

    /// <summary>A file by itself, with its title above and how to read it below.</summary>
    public static string Write(Graph graph)
    {
        var layout = GraphLayout.Of(graph);
        var width = Math.Max(layout.Width, LeastWidth);
        var legend = Legend.Of(graph, width);
        var lines = Wrap(graph.Description, width - (2 * GraphLayout.Margin));
        var below = layout.Height + (legend.Rows * LegendRow);
        var svg = new MarkupWriter();
        using (Root(svg, graph, width, TitleHeight + below + ((lines.Count + 1) * LineHeight), "picture", ("xmlns", "http://www.w3.org/2000/svg")))
        {
            svg.Leaf("style", null);
            svg.Leaf("rect", null, ("class", "paper"), ("width", "100%"), ("height", "100%"));
            svg.Leaf("text", graph.Title, ("class", "name"), ("x", Number(GraphLayout.Margin)), ("y", Number(TitleHeight - 6)));
            using (svg.Element("g", ("transform", $"translate(0 {Number(TitleHeight)})")))
            {
                WriteContent(svg, graph, layout, "picture", width);
                legend.Write(svg, layout.Height);
                for (var i = 0; i < lines.Count; i++)
                    svg.Leaf("text", lines[i], ("class", "caption"), ("x", Number(GraphLayout.Margin)), ("y", Number(below + ((i + 1) * LineHeight))));
            }
        }
        svg.Line();
        return svg.ToString().Replace("<style></style>", $"<style>\n{StandaloneStyle()}</style>", StringComparison.Ordinal);
    }

    /// <summary>Writes a part of a page, which has <see cref="Style"/> and says the title and how to read it by itself.</summary>
    /// <param name="page">Where to.</param>
    /// <param name="graph">The graph.</param>
    /// <param name="name">What it is called within the page: the beginning of its ids.</param>
    public static void Write(MarkupWriter page, Graph graph, string name)
    {
        var layout = GraphLayout.Of(graph);
        var legend = Legend.Of(graph, Math.Max(layout.Width, LeastWidth));
        using (Root(page, graph, Math.Max(layout.Width, LeastWidth), layout.Height + (legend.Rows * LegendRow) + GraphLayout.Margin, name))
        {
            WriteContent(page, graph, layout, name, layout.Width);
            legend.Write(page, layout.Height);
        }
    }

    private static MarkupWriter.Scope Root(MarkupWriter svg, Graph graph, double width, double height, string name, params ReadOnlySpan<(string, string?)> more)
    {
        var scope = svg.Element(
            "svg",
            [.. more, ("class", "graph"), ("viewBox", $"0 0 {Number(width)} {Number(height)}"), ("width", Number(width)), ("height", Number(height)), ("role", "img"), ("aria-labelledby", $"{name}-title {name}-description")]);
        svg.Leaf("title", graph.Title, ("id", $"{name}-title"));
        svg.Leaf("desc", graph.Description, ("id", $"{name}-description"));
        return scope;
    }

    private static void WriteContent(MarkupWriter svg, Graph graph, GraphLayout layout, string name, double width)
    {
        using (svg.Element("defs"))
        using (svg.Element("marker", ("id", $"{name}-arrow"), ("viewBox", "0 0 8 8"), ("refX", "8"), ("refY", "4"), ("markerWidth", "7"), ("markerHeight", "7"), ("orient", "auto-start-reverse")))
            svg.Leaf("path", null, ("class", "arrow"), ("d", "M0 0L8 4L0 8z"));
        WriteColumns(svg, graph, layout);
        foreach (var edge in layout.Edges)
            WriteEdge(svg, edge, name);
        var (leaving, arriving) = (graph.Edges.CountBy(edge => edge.From, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal), graph.Edges.CountBy(edge => edge.To, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal));
        foreach (var edge in layout.Edges)
            WriteLabel(svg, edge, leaving[edge.Edge.From] >= arriving[edge.Edge.To] != edge.IsBackward);
        var groups = graph.Groups;
        foreach (var (node, box) in layout.Nodes)
            WriteNode(svg, node, box, groups.IndexOf(node.Group));
    }

    private static void WriteColumns(MarkupWriter svg, Graph graph, GraphLayout layout)
    {
        const double Air = 10;
        for (var i = 0; i < layout.Columns.Length && i < graph.Columns.Length; i++)
        {
            var (x, width) = layout.Columns[i];
            svg.Leaf("rect", null, ("class", "column"), ("x", Number(x - Air)), ("y", "6"), ("width", Number(width + (2 * Air))), ("height", Number(layout.Height - 12)), ("rx", "8"));
            svg.Leaf("text", graph.Columns[i], ("class", "heading"), ("x", Number(x + (width / 2))), ("y", "26"));
        }
    }

    private static void WriteNode(MarkupWriter svg, GraphNode node, Box box, int group)
    {
        using (svg.Element("g", ("class", "node"), ("data-id", node.Id)))
        {
            svg.Leaf("title", node.Detail is null ? $"{node.Label} ({node.Group})" : $"{node.Label} ({node.Group}): {node.Detail}");
            svg.Leaf("rect", null, ("x", Number(box.X)), ("y", Number(box.Y)), ("width", Number(box.Width)), ("height", Number(box.Height)), ("rx", Number(Corner)));
            var (left, top, bottom) = (box.X, box.Y, box.Y + box.Height);
            svg.Leaf(
                "path",
                null,
                ("class", Colour(group)),
                ("d", $"M{Number(left + Corner)} {Number(top)}h{Number(-Corner + Stripe)}v{Number(box.Height)}h{Number(Corner - Stripe)}q{Number(-Corner)} 0 {Number(-Corner)} {Number(-Corner)}V{Number(top + Corner)}q0 {Number(-Corner)} {Number(Corner)} {Number(-Corner)}z"));
            svg.Leaf("text", node.Label, ("x", Number(left + 12)), ("y", Number(bottom - 10.5)));
        }
    }

    private static void WriteEdge(MarkupWriter svg, PlacedEdge edge, string name)
    {
        var (first, last) = (edge.Way[0], edge.Way[^1]);
        var path = first.X < last.X ? Curve(edge) : Loop(first, last);
        var end = $"url(#{name}-arrow)";
        svg.Leaf(
            "path",
            null,
            ("class", edge.IsBackward ? "edge backward" : "edge"),
            ("d", path),
            ("data-from", edge.Edge.From),
            ("data-to", edge.Edge.To),
            ("marker-start", edge.IsBackward ? end : null),
            ("marker-end", edge.IsBackward ? null : end));
    }

    private static string Curve(PlacedEdge edge)
    {
        var path = $"M{Number(edge.Way[0].Right)} {Number(edge.Way[0].Middle)}";
        for (var i = 1; i < edge.Way.Length; i++)
        {
            var (from, to) = (edge.Way[i - 1], edge.Way[i]);
            var middle = Number((from.Right + to.X) / 2);
            path += $"C{middle} {Number(from.Middle)} {middle} {Number(to.Middle)} {Number(to.X)} {Number(to.Middle)}";
            if (i < edge.Way.Length - 1)
                path += $"H{Number(to.Right)}";
        }
        return path;
    }

    // Between two of one column, by its right.
    private static string Loop(Box from, Box to)
    {
        var x = Number(Math.Max(from.Right, to.Right) + 40);
        return $"M{Number(from.Right)} {Number(from.Middle)}C{x} {Number(from.Middle)} {x} {Number(to.Middle)} {Number(to.Right)} {Number(to.Middle)}";
    }

    // Where many edges leave a node, their words stand near their other ends, and the other way round.
    private static void WriteLabel(MarkupWriter svg, PlacedEdge edge, bool isNearRight)
    {
        const double Near = 0.68;
        if (edge.Edge.Label is not { } label)
            return;
        var (from, to) = isNearRight ? (edge.Way[^2], edge.Way[^1]) : (edge.Way[0], edge.Way[1]);
        var t = isNearRight ? Near : 1 - Near;
        var x = from.X < to.X ? from.Right + ((to.X - from.Right) * ((1.5 * t * (1 - t)) + (t * t * t))) : from.Right + 30;
        var y = from.Middle + ((to.Middle - from.Middle) * ((3 * t * t) - (2 * t * t * t)));
        svg.Leaf("text", label, ("class", "port"), ("x", Number(x)), ("y", Number(y + 3.5)));
    }

    /// <summary>The class of a group's colour.</summary>
    private static string Colour(int group) => $"group-{(group % Palette.Groups).ToString(CultureInfo.InvariantCulture)}";

    private static string Number(double number) => Math.Round(number, 1).ToString("0.#", CultureInfo.InvariantCulture);

    private static List<string> Wrap(string text, double width)
    {
        List<string> lines = [];
        foreach (var word in text.Split(' '))
        {
            if (lines.Count > 0 && TextWidth.Of($"{lines[^1]} {word}", TextSize) <= width)
                lines[^1] += $" {word}";
            else
                lines.Add(word);
        }
        return lines;
    }

    // Not every program that shows SVG knows variables.
    private static string StandaloneStyle()
    {
        var style = Style + ".graph .paper { fill: var(--paper); }\n";
        return $"{Palette.Apply(style, dark: false)}@media (prefers-color-scheme: dark) {{\n{Palette.Apply(style, dark: true)}}}\n";
    }

    private static string ReadStyle()
    {
        using var stream = typeof(SvgWriter).Assembly.GetManifestResourceStream("Infra.Graphs.graph.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    /// <summary>What the colours mean.</summary>
    private sealed record Legend(IReadOnlyList<(string Group, int Colour, double X, int Row)> Items)
    {
        public int Rows => Items.Count == 0 ? 0 : Items[^1].Row + 1;

        public static Legend Of(Graph graph, double width)
        {
            var groups = graph.Groups;
            var items = new List<(string, int, double, int)>();
            var (x, row) = (GraphLayout.Margin, 0);
            for (var i = 0; i < groups.Length; i++)
            {
                var length = TextWidth.Of(groups[i], TextSize) + 36;
                if (x + length > width && x > GraphLayout.Margin)
                    (x, row) = (GraphLayout.Margin, row + 1);
                items.Add((groups[i], i, x, row));
                x += length;
            }
            return new Legend(items);
        }

        public void Write(MarkupWriter svg, double top)
        {
            foreach (var (group, colour, x, row) in Items)
            {
                var y = top + (row * LegendRow);
                svg.Leaf("rect", null, ("class", Colour(colour)), ("x", Number(x)), ("y", Number(y + 3)), ("width", "12"), ("height", "12"), ("rx", "3"));
                svg.Leaf("text", group, ("x", Number(x + 18)), ("y", Number(y + 13.5)));
            }
        }
    }
}

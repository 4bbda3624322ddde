using System.Collections.Immutable;

namespace Infra.Graphs;

/// <summary>A node's box in a picture, in pixels; Y grows downwards.</summary>
internal readonly record struct Box(double X, double Y, double Width, double Height)
{
    public double Right => X + Width;

    public double Middle => Y + (Height / 2);
}

/// <summary>A node with its box.</summary>
internal sealed record PlacedNode(GraphNode Node, Box Box);

/// <summary>An edge with its way: boxes from the left to the right, those between without a node, and whether it is drawn against the direction of the columns.</summary>
internal sealed record PlacedEdge(GraphEdge Edge, ImmutableArray<Box> Way, bool IsBackward);

/// <summary>Where everything stands.</summary>
internal sealed record GraphLayout
{
    private const int LabelSize = 13;
    private const int PortSize = 11;
    private const double Padding = 12;
    private const double LeastGap = 64;
    private const double LabelAir = 44;

    public const double Margin = 20;
    public const double NodeHeight = 30;
    public const double Heading = 34;

    public required ImmutableArray<PlacedNode> Nodes { get; init; }

    public required ImmutableArray<PlacedEdge> Edges { get; init; }

    /// <summary>The left side and the width of each column.</summary>
    public required ImmutableArray<(double X, double Width)> Columns { get; init; }

    public required double Width { get; init; }

    public required double Height { get; init; }

    /// <summary>Columns by <see cref="Columns"/>, an order within each that lessens crossings, and heights near those of neighbours.</summary>
    public static GraphLayout Of(Graph graph)
    {
        var columns = Graphs.Columns.Of(graph);
        var least = columns.Count == 0 ? 0 : columns.Values.Min();
        var slots = graph.Nodes.ToDictionary(node => node.Id, node => new Slot(node, columns[node.Id] - least), StringComparer.Ordinal);
        List<Slot> all = [.. slots.Values];
        // An edge over several columns passes between their nodes: it has a place of its own in each.
        var ways = graph.Edges.Select(edge => Way(slots[edge.From], slots[edge.To], all)).ToList();
        var layers = Enumerable.Range(0, all.Count == 0 ? 0 : all.Max(slot => slot.Column) + 1)
            .Select(column => all.Where(slot => slot.Column == column).ToList()).ToList();
        ColumnOrder.Arrange(layers);
        ColumnHeights.Place(layers);

        var top = Margin + (graph.Columns.IsEmpty ? 0 : Heading) - (all.Count == 0 ? 0 : all.Min(slot => slot.Y - (slot.Height / 2)));
        var sides = Sides(graph, layers);
        return new GraphLayout
        {
            Nodes = [.. graph.Nodes.Select(node => new PlacedNode(node, BoxOf(slots[node.Id], sides, top)))],
            Edges = [.. graph.Edges.Zip(ways, (edge, way) => new PlacedEdge(edge, [.. way.Select(slot => BoxOf(slot, sides, top))], slots[edge.From].Column > slots[edge.To].Column))],
            Columns = sides,
            Width = sides.IsEmpty ? 2 * Margin : sides[^1].X + sides[^1].Width + Margin,
            Height = all.Select(slot => slot.Y + (slot.Height / 2)).DefaultIfEmpty(0).Max() + top + Margin,
        };
    }

    private static List<Slot> Way(Slot from, Slot to, List<Slot> all)
    {
        var (left, right) = from.Column <= to.Column ? (from, to) : (to, from);
        List<Slot> way = [left];
        for (var column = left.Column + 1; column < right.Column; column++)
            way.Add(new Slot(null, column));
        all.AddRange(way.Skip(1));
        way.Add(right);
        for (var i = 1; i < way.Count && left.Column < right.Column; i++)
        {
            way[i - 1].Right.Add(way[i]);
            way[i].Left.Add(way[i - 1]);
        }
        return way;
    }

    private static ImmutableArray<(double X, double Width)> Sides(Graph graph, List<List<Slot>> layers)
    {
        var sides = ImmutableArray.CreateBuilder<(double X, double Width)>(layers.Count);
        var x = Margin;
        var gap = Math.Round(graph.Edges.Select(edge => edge.Label is { } label ? TextWidth.Of(label, PortSize) + LabelAir : 0).Append(LeastGap).Max());
        for (var column = 0; column < layers.Count; column++)
        {
            var heading = column < graph.Columns.Length ? TextWidth.Of(graph.Columns[column], LabelSize) : 0;
            var width = Math.Round(layers[column].Select(slot => slot.Node is { } node ? TextWidth.Of(node.Label, LabelSize) + (2 * Padding) : 0).Append(heading).Max());
            sides.Add((x, width));
            x += width + gap;
        }
        return sides.ToImmutable();
    }

    private static Box BoxOf(Slot slot, ImmutableArray<(double X, double Width)> sides, double top)
    {
        var (x, width) = sides[slot.Column];
        return new Box(x, Math.Round(slot.Y - (slot.Height / 2) + top, 1), width, slot.Height);
    }
}

/// <summary>A place in a column: of a node, or of an edge on its way.</summary>
internal sealed class Slot(GraphNode? node, int column)
{
    public GraphNode? Node { get; } = node;

    public int Column { get; } = column;

    public List<Slot> Left { get; } = [];

    public List<Slot> Right { get; } = [];

    public double Height => Node is null ? 6 : GraphLayout.NodeHeight;

    /// <summary>Its middle.</summary>
    public double Y { get; set; }
}

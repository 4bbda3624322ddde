namespace Infra.Graphs;

/// <summary>Gives each place of a column a height near the mean of its neighbours', in the column's order and without overlaps.</summary>
internal static class ColumnHeights
{
    private const double Space = 12;
    private const int Rounds = 12;

    /// <summary>Places all columns.</summary>
    public static void Place(List<List<Slot>> layers)
    {
        foreach (var layer in layers)
            Stack(layer, [.. layer.Select(_ => 0.0)]);
        for (var round = 0; round < Rounds; round++)
        {
            var isRightward = round % 2 == 0;
            for (var i = 0; i < layers.Count; i++)
            {
                var layer = layers[isRightward ? i : layers.Count - 1 - i];
                Stack(layer, [.. layer.Select(slot => Wish(slot, isRightward))]);
            }
        }
    }

    private static double Wish(Slot slot, bool isRightward)
    {
        var (near, far) = isRightward ? (slot.Left, slot.Right) : (slot.Right, slot.Left);
        var neighbours = near.Count > 0 ? near : far;
        return neighbours.Count == 0 ? slot.Y : neighbours.Average(neighbour => neighbour.Y);
    }

    // The heights nearest to the wishes, by least squares, whose distances are kept: without the distances it is a regression that may only rise, which pooling neighbours solves.
    private static void Stack(List<Slot> layer, double[] wishes)
    {
        var blocks = new Stack<(double Sum, int Count)>();
        var offsets = new double[layer.Count];
        for (var i = 0; i < layer.Count; i++)
        {
            offsets[i] = i == 0 ? 0 : offsets[i - 1] + ((layer[i - 1].Height + layer[i].Height) / 2) + Space;
            var block = (Sum: wishes[i] - offsets[i], Count: 1);
            while (blocks.TryPeek(out var above) && above.Sum / above.Count > block.Sum / block.Count)
            {
                blocks.Pop();
                block = (above.Sum + block.Sum, above.Count + block.Count);
            }
            blocks.Push(block);
        }
        var at = 0;
        foreach (var (sum, count) in blocks.Reverse())
        {
            for (var i = 0; i < count; i++, at++)
                layer[at].Y = (sum / count) + offsets[at];
        }
    }
}

namespace Infra.Graphs;

/// <summary>
/// Orders the columns so that few edges cross: each place goes to the mean of its neighbours' in the column before, from the left to the right and back, and the best of all
/// rounds stays (Sugiyama, Tagawa, Toda: Methods for Visual Understanding of Hierarchical System Structures, 1981).
/// </summary>
internal static class ColumnOrder
{
    private const int Rounds = 24;

    /// <summary>Orders each column in its place.</summary>
    public static void Arrange(List<List<Slot>> layers)
    {
        var best = layers.Select(layer => layer.ToList()).ToList();
        var fewest = Crossings(layers);
        for (var round = 0; round < Rounds && fewest > 0; round++)
        {
            var isRightward = round % 2 == 0;
            for (var i = 1; i < layers.Count; i++)
                Sort(layers, isRightward ? i : layers.Count - 1 - i, isRightward);
            if (Crossings(layers) is var crossings && crossings < fewest)
                (fewest, best) = (crossings, layers.Select(layer => layer.ToList()).ToList());
        }
        for (var i = 0; i < layers.Count; i++)
            layers[i] = best[i];
    }

    private static void Sort(List<List<Slot>> layers, int column, bool isRightward)
    {
        var neighbours = Places(layers[isRightward ? column - 1 : column + 1]);
        var own = Places(layers[column]);
        layers[column] = [.. layers[column].OrderBy(slot => Mean(isRightward ? slot.Left : slot.Right, neighbours) ?? own[slot])];
    }

    private static double? Mean(List<Slot> slots, Dictionary<Slot, int> places) => slots.Count == 0 ? null : slots.Average(slot => places[slot]);

    private static Dictionary<Slot, int> Places(List<Slot> layer) => layer.Select((slot, place) => (slot, place)).ToDictionary(each => each.slot, each => each.place);

    private static int Crossings(List<List<Slot>> layers)
    {
        var crossings = 0;
        for (var i = 1; i < layers.Count; i++)
        {
            var (left, right) = (Places(layers[i - 1]), Places(layers[i]));
            var edges = layers[i - 1].SelectMany(slot => slot.Right.Where(right.ContainsKey).Select(other => (From: left[slot], To: right[other]))).ToList();
            for (var one = 0; one < edges.Count; one++)
            {
                for (var other = one + 1; other < edges.Count; other++)
                {
                    if ((edges[one].From - edges[other].From) * (edges[one].To - edges[other].To) < 0)
                        crossings++;
                }
            }
        }
        return crossings;
    }
}

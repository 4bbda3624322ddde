using System.Collections.Immutable;
using Pulumi.Offline;

namespace Infra.Differences.Values;

/// <summary>Which items of two lists belong together where nothing names them.</summary>
internal sealed class ListAlignment
{
    // Each item is compared with each of the other side: of more of them those at the same place belong together.
    private const int LikenessLimit = 250_000;

    private readonly ImmutableArray<PlanValue> _before;
    private readonly ImmutableArray<PlanValue> _after;
    private readonly List<(int? Before, int? After)> _pairs = [];

    private ListAlignment(ImmutableArray<PlanValue> before, ImmutableArray<PlanValue> after) => (_before, _after) = (before, after);

    /// <summary>
    /// The pairs that are not equal, in the second list's order: of what goes the second index is null, of what comes the first. Equal items belong together as far as their order
    /// allows; between them as many as there are on either side do, else those that are most alike.
    /// </summary>
    public static IReadOnlyList<(int? Before, int? After)> Of(ImmutableArray<PlanValue> before, ImmutableArray<PlanValue> after)
    {
        var alignment = new ListAlignment(before, after);
        alignment.Align();
        return alignment._pairs;
    }

    private void Align()
    {
        var gap = new Gap(0, 0, 0, 0);
        foreach (var (first, second) in CommonItems.Of(_before, _after, DeepEquality.Instance))
        {
            Close(gap with { BeforeEnd = first, AfterEnd = second });
            gap = new Gap(first + 1, second + 1, first + 1, second + 1);
        }
        Close(gap with { BeforeEnd = _before.Length, AfterEnd = _after.Length });
    }

    private void Close(Gap gap)
    {
        if (gap.BeforeCount == gap.AfterCount || (long)gap.BeforeCount * gap.AfterCount > LikenessLimit)
        {
            PairInOrder(gap);
            return;
        }
        var (i, j) = (gap.BeforeStart, gap.AfterStart);
        foreach (var (first, second) in LongestCommonPart.Of(gap.BeforeCount, gap.AfterCount, (first, second) => Likeness(_before[gap.BeforeStart + first], _after[gap.AfterStart + second])))
        {
            Leave(i, gap.BeforeStart + first, j, gap.AfterStart + second);
            (i, j) = (gap.BeforeStart + first, gap.AfterStart + second);
            _pairs.Add((i++, j++));
        }
        Leave(i, gap.BeforeEnd, j, gap.AfterEnd);
    }

    private void PairInOrder(Gap gap)
    {
        for (var i = 0; i < Math.Max(gap.BeforeCount, gap.AfterCount); i++)
            _pairs.Add((i < gap.BeforeCount ? gap.BeforeStart + i : null, i < gap.AfterCount ? gap.AfterStart + i : null));
    }

    private void Leave(int before, int beforeEnd, int after, int afterEnd)
    {
        for (; before < beforeEnd; before++)
            _pairs.Add((before, null));
        for (; after < afterEnd; after++)
            _pairs.Add((null, after));
    }

    // How many members are equal. Items of which none is are others.
    private static int Likeness(PlanValue before, PlanValue after) => (before, after) switch
    {
        (PlanValue.MapValue first, PlanValue.MapValue second) => first.Items.Count(member => member.Value.Equals(second[member.Key])),
        (PlanValue.ListValue first, PlanValue.ListValue second) => first.Items.Zip(second.Items).Count(pair => pair.First.Equals(pair.Second)),
        _ => 0,
    };

    private readonly record struct Gap(int BeforeStart, int AfterStart, int BeforeEnd, int AfterEnd)
    {
        public int BeforeCount => BeforeEnd - BeforeStart;

        public int AfterCount => AfterEnd - AfterStart;
    }
}

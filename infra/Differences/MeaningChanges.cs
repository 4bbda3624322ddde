using System.Collections.Immutable;
using Infra.Planning;

namespace Infra.Differences;

/// <summary>What the difference of two plans means. Each area is read out of either plan by itself, and the two readings are compared.</summary>
internal static class MeaningChanges
{
    /// <summary>All areas, in <see cref="MeaningChange.Order"/>.</summary>
    public static ImmutableArray<MeaningChange> Of(Plan before, Plan after)
    {
        _ = (before, after);
        return [];
    }
}

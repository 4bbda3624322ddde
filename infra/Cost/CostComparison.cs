using System.Collections.Immutable;
using Infra.Planning;

namespace Infra.Cost;

/// <summary>What something costs in one plan and in another.</summary>
/// <param name="Urn">The URN, as a cost item has it.</param>
/// <param name="Before">What it cost; null where it was not there.</param>
/// <param name="After">What it costs; null where it is gone.</param>
public sealed record CostChange(string Urn, decimal? Before, decimal? After)
{
    /// <summary>How much more it costs.</summary>
    public decimal Difference => (After ?? 0) - (Before ?? 0);
}

/// <summary>What changes in costs between two plans.</summary>
/// <param name="Before">What a month cost.</param>
/// <param name="After">What a month costs.</param>
/// <param name="Changes">What costs something else, by URN; what stays the same is left out.</param>
public sealed record CostComparison(decimal Before, decimal After, ImmutableArray<CostChange> Changes)
{
    /// <summary>How much more a month costs.</summary>
    public decimal Difference => After - Before;

    /// <summary>Compares the costs of two plans.</summary>
    /// <param name="before">The first plan's.</param>
    /// <param name="after">The second plan's.</param>
    /// <param name="nowOf">What a URN of the first plan is in the second; null where it is the same. Default: all are.</param>
    public static CostComparison Of(PlanCost before, PlanCost after, Func<string, string?>? nowOf = null)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var (old, now) = (Amounts(before, nowOf), Amounts(after));
        var changes = old.Keys.Union(now.Keys).Order(StringComparer.Ordinal)
            .Select(urn => new CostChange(urn, old.TryGetValue(urn, out var was) ? was : null, now.TryGetValue(urn, out var amount) ? amount : null))
            .Where(change => change.Before != change.After);
        return new CostComparison(before.Monthly, after.Monthly, [.. changes]);
    }

    private static Dictionary<string, decimal> Amounts(PlanCost cost, Func<string, string?>? nowOf = null) => cost.Items
        .GroupBy(item => nowOf is null ? item.Urn : RenamedSubject.Of(item.Urn, nowOf), StringComparer.Ordinal)
        .ToDictionary(same => same.Key, same => same.Sum(item => item.Monthly), StringComparer.Ordinal);
}

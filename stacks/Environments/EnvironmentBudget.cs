using System.Collections.Immutable;

namespace Infra.Stacks;

/// <summary>What an environment may cost, and who hears of it.</summary>
public sealed record EnvironmentBudget
{
    /// <summary>The budget of a month, in US dollars.</summary>
    public required int MonthlyUsd { get; init; }

    /// <summary>At which parts of the budget there is an alert, in percent. Default: 50, 80 and 100.</summary>
    public ImmutableArray<int> AlertPercents { get; init; } = [50, 80, 100];

    /// <summary>The mail addresses that alerts go to; at least one.</summary>
    public required ImmutableArray<string> Subscribers { get; init; }
}

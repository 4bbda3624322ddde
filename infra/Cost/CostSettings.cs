using System.Collections.Immutable;
using Infra.Stacks;

namespace Infra.Cost;

/// <summary>What an estimate needs to know of an environment beside its plan.</summary>
public sealed record CostSettings
{
    /// <summary>The region, whose prices hold.</summary>
    public required string Region { get; init; }

    /// <summary>What is taken for granted. Default: what the configuration does where it says nothing.</summary>
    public EnvironmentCosts Assumptions { get; init; } = new();

    /// <summary>What a month may cost, in US dollars.</summary>
    public required decimal BudgetUsd { get; init; }

    /// <summary>What a month of each team may cost, in US dollars, by the team's name. Default: no teams.</summary>
    public ImmutableSortedDictionary<string, decimal> TeamBudgets { get; init; } = ImmutableSortedDictionary.Create<string, decimal>(StringComparer.Ordinal);

    /// <summary>Those of an environment.</summary>
    public static CostSettings Of(EnvironmentConfig environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        return new CostSettings
        {
            Region = environment.Region,
            Assumptions = environment.Costs,
            BudgetUsd = environment.Budget.MonthlyUsd,
            TeamBudgets = environment.Teams.ToImmutableSortedDictionary(team => team.Name, team => (decimal)team.MonthlyBudgetUsd, StringComparer.Ordinal),
        };
    }
}

using System.Collections.Immutable;
using Infra.Cost;
using Infra.Planning;
using Infra.Stacks;
using Infra.Tests.Support;

namespace Infra.Tests.Cost;

/// <summary>Estimates of small plans, in eu-west-1.</summary>
internal static class CostPlans
{
    public const decimal Hours = 730;

    public static CostSettings Settings { get; } = new() { Region = "eu-west-1", BudgetUsd = 1000 };

    public static CostEstimate Estimate(PlanBuilder plan, CostSettings? settings = null) => Estimate(plan.Build(), settings);

    public static CostEstimate Estimate(Plan plan, CostSettings? settings = null) => CostEstimate.Of(plan, settings ?? Settings, null);

    public static CostSettings With(EnvironmentCosts assumptions) => Settings with { Assumptions = assumptions };

    public static ImmutableSortedDictionary<string, decimal> Budgets(params (string Team, decimal Usd)[] budgets) =>
        budgets.ToImmutableSortedDictionary(budget => budget.Team, budget => budget.Usd, StringComparer.Ordinal);

    public static CostItem ItemOf(this CostEstimate cost, string end) => Assert.Single(cost.Items, item => item.Urn.EndsWith(end, StringComparison.Ordinal));

    /// <summary>To the cent, as each item is.</summary>
    public static decimal Cents(decimal usd) => Math.Round(usd, 2, MidpointRounding.AwayFromZero);
}

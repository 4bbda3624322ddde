using Infra.Cost;
using Infra.Planning;
using Infra.Rules.Cost;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Cost;

public sealed class WithinBudgetTests : RuleTest<WithinBudget>
{
    [Fact]
    public void Check_NobodyHasEstimated_Holds() => AssertHolds(new PlanBuilder());

    [Fact]
    public void Check_AllOfTheBudget_Holds() => AssertHolds(new PlanBuilder(), Costing(500, 500, 100, 100));

    [Fact]
    public void Check_EnvironmentAboveItsBudget_Breaks() =>
        AssertBroken(new PlanBuilder(), "Pulumi.dev.yaml#platform:budget", "estimated at 1,500.25 US dollars, 1,000.25 above the 500.00 of the budget", Costing(1500.25m, 500, 100, 100));

    [Fact]
    public void Check_TeamAboveItsBudget_Breaks() =>
        AssertBroken(new PlanBuilder(), "Pulumi.dev.yaml#platform:teams/shop", "the team shop is estimated at 100.01 US dollars, above its 100.00", Costing(500, 500, 100.01m, 100));

    private static PlanFacts Costing(decimal usd, decimal budget, decimal teamUsd, decimal teamBudget) => Facts with
    {
        Cost = new CostEstimate
        {
            Currency = "USD",
            Settings = new CostSettings { Region = "eu-west-1", BudgetUsd = budget },
            Items = [new CostItem { Urn = "a", Monthly = usd, Minimum = usd, Maximum = usd, Basis = "", Component = "vpc" }],
            Unpriced = [],
            ByTeam = [new CostShare { Name = "shop", Machines = teamUsd, BudgetUsd = teamBudget }, new CostShare { Name = CostShare.Shared, Own = usd - teamUsd }],
        },
    };
}

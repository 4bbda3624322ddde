using Infra.Cost;
using Infra.Rules.Cost;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Cost;

public sealed class KnownPricesTests : RuleTest<KnownPrices>
{
    private const string Queue = "aws:sqs/queue:Queue";

    private static readonly CostSettings Settings = new() { Region = "eu-west-1", BudgetUsd = 100 };

    [Fact]
    public void Check_NobodyHasEstimated_Holds() => AssertHolds(new PlanBuilder().Add(Queue, "jobs"));

    [Fact]
    public void Check_PricedAndFree_Holds()
    {
        var plan = new PlanBuilder().Add("aws:kms/key:Key", "key").Add("aws:iam/role:Role", "role");
        AssertHolds(plan, Facts with { Cost = CostEstimate.Of(plan.Build(), Settings, null) });
    }

    [Fact]
    public void Check_TypeWithoutAPrice_Breaks()
    {
        var plan = new PlanBuilder().Add(Queue, "jobs").Add(Queue, "others");
        AssertBroken(plan, $"prices.json#{Queue}", $"There is no price of {Queue}.", Facts with { Cost = CostEstimate.Of(plan.Build(), Settings, null) });
    }
}

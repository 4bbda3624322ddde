using Infra.Cost;
using Infra.Planning;

namespace Infra.Tests.Cost;

public sealed class CostComparisonTests
{
    [Fact]
    public void Of_TwoPlans_HasWhatIsNewGoneAndOther()
    {
        var before = new PlanCost("USD", 60, [new PlanCostItem("a", 10, ""), new PlanCostItem("b", 20, ""), new PlanCostItem("c", 30, "")], []);
        var after = new PlanCost("USD", 75.5m, [new PlanCostItem("b", 20, "by another way"), new PlanCostItem("c", 35.5m, ""), new PlanCostItem("d", 20, "")], []);
        var comparison = CostComparison.Of(before, after);
        Assert.Equal([new CostChange("a", 10, null), new CostChange("c", 30, 35.5m), new CostChange("d", null, 20)], comparison.Changes.AsEnumerable());
        Assert.Equal([-10, 5.5m, 20], comparison.Changes.Select(change => change.Difference));
        Assert.Equal((60, 75.5m, 15.5m), (comparison.Before, comparison.After, comparison.Difference));
    }

    [Fact]
    public void Of_WhatARenamedResourceMakes_IsTheSame()
    {
        var before = new PlanCost("USD", 30, [new PlanCostItem("urn:a::b::c::was#1", 10, ""), new PlanCostItem("urn:a::b::c::was#1#InstanceGroup/x", 20, "")], []);
        var after = new PlanCost("USD", 30, [new PlanCostItem("urn:a::b::c::is", 10, ""), new PlanCostItem("urn:a::b::c::is#InstanceGroup/x", 20, "")], []);
        Assert.Empty(CostComparison.Of(before, after, urn => urn == "urn:a::b::c::was#1" ? "urn:a::b::c::is" : null).Changes);
    }

    [Fact]
    public void Of_SamePlan_HasNothing()
    {
        var cost = new PlanCost("USD", 10, [new PlanCostItem("a", 10, "")], []);
        Assert.Empty(CostComparison.Of(cost, cost).Changes);
    }
}

using System.Collections.Immutable;
using Infra.Components;
using Infra.Planning;
using Infra.Rules;
using Infra.Tests.Support;

namespace Infra.Tests.Rules;

/// <summary>All rules at once, on platforms that hold.</summary>
public sealed class PlatformReviewTests
{
    private static readonly DateOnly Today = new(2026, 1, 1);

    [Fact]
    public void Run_Platform_HoldsEveryRule() => Assert.Empty(FindingsOf(new PlatformPlan()));

    [Fact]
    public void Run_PlatformWithATeam_HoldsEveryRule() => Assert.Empty(FindingsOf(new PlatformPlan(RuleAddons.Context with { Teams = [RuleAddons.Team] })));

    [Fact]
    public void Run_PlatformOfTwoClusters_HoldsEveryRule() => Assert.Empty(FindingsOf(new PlatformPlan(RuleAddons.Context with
    {
        ClusterNames = ["a.dev.example.com", "b.dev.example.com"],
        ClusterName = "a.dev.example.com",
        IsHighlyAvailable = true,
        PodCidrs = [Cidr.Parse("100.64.0.0/16"), Cidr.Parse("100.65.0.0/16")],
    })));

    [Fact]
    public void Run_PlatformThatNobodyDeclares_HoldsEveryRule()
    {
        var plan = new PlatformPlan();
        Assert.Empty(PlanReview.Run(plan.Plan, plan.Facts with { Platform = null }, [], Today).Plan.Findings);
    }

    private static ImmutableArray<Finding> FindingsOf(PlatformPlan plan) => PlanReview.Run(plan.Plan, plan.Facts, [], Today).Plan.Findings;
}

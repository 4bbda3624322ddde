using Infra.Cost;
using Infra.Planning;
using Infra.Tests.Support;

namespace Infra.Tests.Cli;

public sealed class CostVerbTests
{
    private const string Nat = "aws:ec2/natGateway:NatGateway";

    [Fact]
    public async Task Cost_Stack_IsAddedUpByComponent()
    {
        using var cli = Cli(Plan());
        Assert.Equal(0, await cli.RunAsync("cost"));
        Assert.Equal(
            """
            Cost of platform/dev

              vpc  39.84  ████████████████████████
              dev   1.30  █

              no price: aws:sqs/queue:Queue
            cost  USD 41.14 a month of 100.00 (41.14%); 41.14 with the fewest machines, 41.14 with the most

            """.ReplaceLineEndings("\n"), cli.Output);
        Assert.Empty(cli.Error);
    }

    [Theory]
    [InlineData("cluster", "  environment  41.14  ████████████████████████\n")]
    [InlineData("team", "  shop       0.00\n  platform   0.00\n  idle       0.00\n  shared    41.14  ████████████████████████\n\n  shop: 0 processors and 0 GiB asked for, machines 0.00, volumes 0.00; 0.00 of 50.00\n")]
    [InlineData("resource", "    39.84  730 h x 0.048 + 100 GiB x 0.048\n")]
    public async Task Cost_By_AddsUpSo(string by, string expected)
    {
        using var cli = Cli(Plan());
        Assert.Equal(0, await cli.RunAsync("cost", "--by", by));
        Assert.Contains(expected, cli.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cost_AboveTheBudget_Returns1()
    {
        using var cli = Cli(Plan(), budget: 41.13m);
        Assert.Equal(1, await cli.RunAsync("cost"));
    }

    [Fact]
    public async Task Cost_Json_IsTheEstimateAloneAndTheSameAgain()
    {
        using var cli = Cli(Plan());
        Assert.Equal(0, await cli.RunAsync("cost", "--json", "-"));
        Assert.StartsWith("{\n  \"format\": \"infra-cost/1\",\n  \"stack\": \"dev\",\n  \"currency\": \"USD\",\n  \"monthly\": 41.14,\n", cli.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("against", cli.Output, StringComparison.Ordinal);
        var first = cli.Output;
        Assert.Equal(0, await cli.RunAsync("cost", "--json", "cost.json"));
        Assert.Equal(first, cli.Read("cost.json"));
        Assert.StartsWith("Cost of platform/dev\n", cli.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cost_Against_ShowsWhatChanges()
    {
        using var cli = Cli(Plan()).With("before.json", PlanJson.Write(Estimated(Plan(nats: 2)).Plan!));
        Assert.Equal(0, await cli.RunAsync("cost", "--against", "before.json"));
        Assert.Equal(
            $"""
            Cost of platform/dev, before and after

              {PlanBuilder.Urn(Nat, "nat2")}
                39.84 -> nothing  -39.84

            change  80.98 -> 41.14 a month  -39.84
            cost  USD 41.14 a month of 100.00 (41.14%); 41.14 with the fewest machines, 41.14 with the most

            """.ReplaceLineEndings("\n"), cli.Output);
        Assert.Equal(0, await cli.RunAsync("cost", "--against", "before.json", "--json", "-"));
        Assert.Contains("\"difference\": -39.84", cli.Output, StringComparison.Ordinal);
        cli.With("same.json", PlanJson.Write(Estimated(Plan()).Plan!));
        Assert.Equal(0, await cli.RunAsync("cost", "--against", "same.json"));
        Assert.Contains("  nothing costs more or less\n", cli.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new[] { "--by", "colour" }, "infra: --by is 'colour'; it is one of component, cluster, team, resource.")]
    [InlineData(new[] { "--by", "teams" }, "infra: --by is 'teams'; it is one of component, cluster, team, resource. Did you mean 'team'?")]
    [InlineData(new[] { "--against", "missing.json" }, "missing.json' cannot be read: ")]
    [InlineData(new[] { "--against", "text.json" }, "text.json' is no plan: The plan is not JSON: ")]
    [InlineData(new[] { "--against", "other.json" }, "other.json' is a plan of 'prod', and 'dev' is asked for: --stack prod compares what it can.")]
    [InlineData(new[] { "--against", "old.json" }, "old.json' says nothing of costs; write it anew with `infra preview --stack dev --json old.json`.")]
    [InlineData(new[] { "--json", "missing/cost.json" }, "missing/cost.json': ")]
    public async Task Cost_WrongInput_SaysWhatAndReturns2(string[] args, string message)
    {
        using var cli = Cli(Plan()).With("text.json", "no").With("old.json", PlanJson.Write(Plan())).With("other.json", PlanJson.Write(Plan() with { Stack = "prod" }));
        Assert.Equal(2, await cli.RunAsync(["cost", .. args]));
        Assert.Contains(message, cli.Error, StringComparison.Ordinal);
        Assert.Empty(cli.Output);
    }

    [Fact]
    public async Task Cost_NobodyHasEstimated_Returns2()
    {
        using var cli = new CliRun();
        Assert.Equal(2, await cli.RunAsync("cost"));
        Assert.Equal("infra: nobody has estimated what 'dev' costs.\n", cli.Error);
    }

    [Fact]
    public async Task Preview_Estimate_IsInTheReport()
    {
        using var cli = Cli(Plan());
        await cli.RunAsync("preview");
        Assert.Contains("cost  USD 41.14 a month of 100.00 (41.14%)", cli.Output, StringComparison.Ordinal);
    }

    private static CliRun Cli(Plan plan, decimal budget = 100) => new() { Planner = new FixedPlanner(Estimated(plan, budget)) };

    private static PlanningResult Estimated(Plan plan, decimal budget = 100)
    {
        var cost = CostEstimate.Of(plan, new CostSettings { Region = "eu-west-1", BudgetUsd = budget, TeamBudgets = Infra.Tests.Cost.CostPlans.Budgets(("shop", 50)) }, null);
        return PlanningResult.Of(plan with { Cost = cost.ToPlanCost() }, new PlanFacts(Protect: false, IsTaggable: _ => false) { Cost = cost }, []);
    }

    private static Plan Plan(int nats = 1)
    {
        var plan = new PlanBuilder().AddComponent("platform:aws:Vpc", "vpc").Add("aws:kms/key:Key", "key").Add("aws:sqs/queue:Queue", "queue");
        for (var i = 1; i <= nats; i++)
            plan.AddUnder(PlanBuilder.Urn("platform:aws:Vpc", "vpc"), Nat, FormattableString.Invariant($"nat{i}"));
        return plan.Build();
    }
}

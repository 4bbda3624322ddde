using Infra.Components;

namespace Infra.Tests.Components;

public sealed class BudgetsTests
{
    [Fact]
    public async Task Constructor_Defaults_LimitsTheMonthOfTheEnvironment()
    {
        var budget = (await RunAsync())["budgets-monthly"];

        Assert.Equal(
            ["infra-dev-monthly", "COST", "MONTHLY", "1500", "USD"],
            [budget["name"], budget["budgetType"], budget["timeUnit"], budget["limitAmount"], budget["limitUnit"]]);
        Assert.Equal("TagKeyValue", budget["costFilters.0.name"]);
        Assert.Equal(["user:Environment$dev"], budget.Texts("costFilters.0.values"));
        Assert.Equal("cc-1001", budget["tags.CostCentre"]);
    }

    [Fact]
    public async Task Constructor_Defaults_TellsEverySubscriberOfCostAndForecast()
    {
        var budget = (await RunAsync(args => args with { Subscribers = ["platform@example.com", "finance@example.com"] }))["budgets-monthly"];

        var alerts = Enumerable.Range(0, 4).Select(alert => ($"{budget[$"notifications.{alert}.notificationType"]}", budget[$"notifications.{alert}.threshold"]));
        Assert.Equal([("ACTUAL", 50.0), ("ACTUAL", 80.0), ("ACTUAL", 100.0), ("FORECASTED", (object)100.0)], alerts);
        for (var alert = 0; alert < 4; alert++)
        {
            Assert.Equal(["finance@example.com", "platform@example.com"], budget.Texts($"notifications.{alert}.subscriberEmailAddresses"));
            Assert.Equal(
                ["GREATER_THAN", "PERCENTAGE"],
                [budget[$"notifications.{alert}.comparisonOperator"], budget[$"notifications.{alert}.thresholdType"]]);
        }
    }

    [Theory]
    [InlineData("platform")]
    [InlineData("platform@example")]
    [InlineData("Platform <platform@example.com>")]
    public async Task Constructor_WrongAddress_Fails(string address) =>
        Assert.Contains($"'{address}' in Subscribers is not an e-mail address", await FailAsync(args => args with { Subscribers = [address] }), StringComparison.Ordinal);

    [Fact]
    public async Task Constructor_WrongArguments_Fails()
    {
        Assert.Contains("MonthlyLimitInUsd is 0", await FailAsync(args => args with { MonthlyLimitInUsd = 0 }), StringComparison.Ordinal);
        Assert.Contains("Subscribers has 0 addresses", await FailAsync(args => args with { Subscribers = [] }), StringComparison.Ordinal);
        Assert.Contains("Subscribers has 11 addresses", await FailAsync(args => args with { Subscribers = [.. Enumerable.Range(0, 11).Select(one => $"a{one}@example.com")] }), StringComparison.Ordinal);
        Assert.Contains("ActualPercents has 0;", await FailAsync(args => args with { ActualPercents = [0] }), StringComparison.Ordinal);
        Assert.Contains("ForecastPercents has '90' more than once", await FailAsync(args => args with { ForecastPercents = [90, 90] }), StringComparison.Ordinal);
        Assert.Contains("have 11 percentages", await FailAsync(args => args with { ActualPercents = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100] }), StringComparison.Ordinal);
        Assert.Contains("have 0 percentages", await FailAsync(args => args with { ActualPercents = [], ForecastPercents = [] }), StringComparison.Ordinal);
        Assert.Contains(
            "a budget's name has 100 at most",
            await FailAsync(args => args with { Scope = new PlatformScope(new string('p', 95), "dev", TestScope.Dev.Account, "platform", "cc-1001") }),
            StringComparison.Ordinal);
    }

    private static Task<RegisteredResources> RunAsync(Func<BudgetsArgs, BudgetsArgs>? change = null) => AwsMocks.RunAsync(() => Create(change ?? (args => args)));

    private static Task<string> FailAsync(Func<BudgetsArgs, BudgetsArgs> change) => AwsMocks.FailAsync(() => Create(change));

    private static Budgets Create(Func<BudgetsArgs, BudgetsArgs> change) =>
        new("budgets", change(new BudgetsArgs { Scope = TestScope.Dev, MonthlyLimitInUsd = 1500, Subscribers = ["platform@example.com"] }));
}

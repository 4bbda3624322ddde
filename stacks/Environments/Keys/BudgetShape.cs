using System.Collections.Immutable;

namespace Infra.Stacks;

/// <summary><c>platform:budget</c>.</summary>
internal sealed class BudgetShape : ObjectShape<EnvironmentBudget>
{
    private static readonly Property<int> MonthlyUsd = Property<int>.Required("monthlyUsd", NumberShape.Between(1, 10_000_000, "US dollars", 1000), "What the environment may cost a month.");

    // AWS Budgets API, CreateBudget: ten notifications a budget, ten mail addresses a notification; half of the ten, for actual and forecast costs may each have one.
    private static readonly Property<ImmutableArray<int>> AlertPercents = Property<ImmutableArray<int>>.Optional(
        "alertPercents", new ListShape<int>(NumberShape.Between(1, 1000, "percent", 80), 1, 5, "80"), [50, 80, 100], "At which parts of the budget there is an alert.", "[50, 80, 100]");

    private static readonly Property<ImmutableArray<string>> Subscribers = Property<ImmutableArray<string>>.Required(
        "subscribers", new ListShape<string>(PlainText.Mail, 1, 10, "platform@example.com"), "Whom alerts go to.");

    public override IReadOnlyList<Property> Properties { get; } = [MonthlyUsd, AlertPercents, Subscribers];

    protected override EnvironmentBudget Build(ObjectReading reading) => new()
    {
        MonthlyUsd = reading.Get(MonthlyUsd),
        AlertPercents = reading.Get(AlertPercents),
        Subscribers = reading.Get(Subscribers),
    };
}

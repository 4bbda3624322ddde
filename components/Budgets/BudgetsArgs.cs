namespace Infra.Components;

/// <summary>Arguments of <see cref="Budgets"/>. The limits are AWS Budgets' own: docs.aws.amazon.com/aws-cost-management/latest/APIReference, CreateBudget and Notification.</summary>
public sealed record BudgetsArgs
{
    private const int MostNameCharacters = 100;
    private const int MostAlerts = 10;
    private const int MostSubscribers = 10;
    private const int MostPercent = 1000;

    /// <summary>The stack's names, account and tags.</summary>
    public required PlatformScope Scope { get; init; }

    /// <summary>What the environment may cost in a calendar month, in US dollars; above zero.</summary>
    public required int MonthlyLimitInUsd { get; init; }

    /// <summary>E-mail addresses that every alert goes to, 1 to 10.</summary>
    public required IReadOnlyList<string> Subscribers { get; init; }

    /// <summary>Percentages of the limit; an alert when the month's cost passes one. Default: 50, 80 and 100.</summary>
    public IReadOnlyList<int> ActualPercents { get; init; } = [50, 80, 100];

    /// <summary>Percentages of the limit; an alert when AWS expects the month to end above one. AWS forecasts after some five weeks of use. Default: 100.</summary>
    public IReadOnlyList<int> ForecastPercents { get; init; } = [100];

    internal string Name => Scope.Name("monthly").ToString();

    internal void Check()
    {
        if (MonthlyLimitInUsd < 1)
            throw new ArgumentException($"MonthlyLimitInUsd is {MonthlyLimitInUsd}; write one US dollar or more.");
        if (Subscribers.Count is 0 or > MostSubscribers)
            throw new ArgumentException($"Subscribers has {Subscribers.Count} addresses; an alert goes to 1 to {MostSubscribers}.");
        var address = Subscribers.FirstOrDefault(subscriber => !EmailAddress.IsOne(subscriber));
        if (address is not null)
            throw new ArgumentException($"'{address}' in Subscribers is not an e-mail address; write one, such as 'platform@example.com'.");
        RequireDistinct(Subscribers, nameof(Subscribers));
        RequirePercents(ActualPercents, nameof(ActualPercents));
        RequirePercents(ForecastPercents, nameof(ForecastPercents));
        if (ActualPercents.Count + ForecastPercents.Count is 0 or > MostAlerts)
            throw new ArgumentException($"ActualPercents and ForecastPercents have {ActualPercents.Count + ForecastPercents.Count} percentages; a budget has 1 to {MostAlerts} alerts.");
        if (Name.Length > MostNameCharacters)
            throw new ArgumentException($"'{Name}' has {Name.Length} characters and a budget's name has {MostNameCharacters} at most; shorten the project's or the stack's name.");
    }

    private static void RequirePercents(IReadOnlyList<int> percents, string name)
    {
        foreach (var percent in percents.Where(percent => percent is < 1 or > MostPercent))
            throw new ArgumentException($"{name} has {percent}; write percentages of the limit from 1 to {MostPercent}.");
        RequireDistinct(percents, name);
    }

    private static void RequireDistinct<T>(IEnumerable<T> values, string name)
    {
        var twice = values.GroupBy(value => value).FirstOrDefault(same => same.Count() > 1);
        if (twice is not null)
            throw new ArgumentException($"{name} has '{twice.Key}' more than once; write it once.");
    }
}

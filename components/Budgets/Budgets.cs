using System.Globalization;
using Pulumi;
using Aws = Pulumi.Aws;

namespace Infra.Components;

/// <summary>
/// What an environment may cost in a month, and who is told before and when it costs more. Only what carries the stack's
/// <c>Environment</c> tag counts, which every resource does.
/// </summary>
/// <remarks>
/// The tag must be active as a cost allocation tag, in the Billing console of the account that pays: until then the budget sees no cost at all
/// (https://docs.aws.amazon.com/awsaccountbilling/latest/aboutv2/activating-tags.html). A budget alerts; it stops nothing.
/// </remarks>
public sealed class Budgets : ComponentResource
{
    /// <param name="name">Name of the component; its children's names begin with it.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Options of the component.</param>
    /// <exception cref="ArgumentException">The limit, a percentage or an address is none that AWS Budgets takes.</exception>
    public Budgets(string name, BudgetsArgs args, ComponentResourceOptions? options = null)
        : base("platform:aws:Budgets", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        args.Check();

        Monthly = new Aws.Budgets.Budget($"{name}-monthly", new Aws.Budgets.BudgetArgs
        {
            Name = args.Name,
            BudgetType = "COST",
            TimeUnit = "MONTHLY",
            LimitAmount = args.MonthlyLimitInUsd.ToString(CultureInfo.InvariantCulture),
            LimitUnit = "USD",
            CostFilters = { new Aws.Budgets.Inputs.BudgetCostFilterArgs { Name = "TagKeyValue", Values = { TagFilter(args.Scope) } } },
            Notifications = Alerts(args, "ACTUAL", args.ActualPercents).Concat(Alerts(args, "FORECASTED", args.ForecastPercents)).ToArray(),
            Tags = args.Scope.Tags.For(args.Name),
        }, new CustomResourceOptions { Parent = this });

        RegisterOutputs(new Dictionary<string, object?> { ["monthlyBudgetArn"] = Monthly.Arn });
    }

    /// <summary>The monthly budget.</summary>
    public Aws.Budgets.Budget Monthly { get; }

    // A tag that users set is written user:Key$value; https://docs.aws.amazon.com/cli/latest/reference/budgets/create-budget.html.
    private static string TagFilter(PlatformScope scope) => $"user:{Tags.EnvironmentKey}${scope.Stack}";

    private static IEnumerable<Aws.Budgets.Inputs.BudgetNotificationArgs> Alerts(BudgetsArgs args, string type, IEnumerable<int> percents) =>
        percents.Order().Select(percent => new Aws.Budgets.Inputs.BudgetNotificationArgs
        {
            NotificationType = type,
            ComparisonOperator = "GREATER_THAN",
            Threshold = percent,
            ThresholdType = "PERCENTAGE",
            SubscriberEmailAddresses = args.Subscribers.Order(StringComparer.Ordinal).ToArray(),
        });
}

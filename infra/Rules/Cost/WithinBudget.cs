using Infra.Cost;
using Infra.Planning;

namespace Infra.Rules.Cost;

/// <summary>COST001.</summary>
public sealed class WithinBudget : PlanRule
{
    /// <inheritdoc/>
    public override string Id => "COST001";

    /// <inheritdoc/>
    public override string Title => "The environment and its teams stay within their budgets";

    /// <inheritdoc/>
    public override string Why => "AWS tells of a budget that is spent when the money is gone; a plan tells before anything is made.";

    /// <inheritdoc/>
    public override string Evidence => "https://docs.aws.amazon.com/wellarchitected/latest/cost-optimization-pillar/cost_cloud_financial_management_budget_forecast.html";

    /// <inheritdoc/>
    public override string Fix =>
        "See `infra cost --by resource` for what costs how much; make it smaller, set `platform:costs` to what is really used, or raise \"monthlyUsd\" of `platform:budget` or of the team.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        if (context.Facts.Cost is not { } cost)
            yield break;
        if (cost.Monthly > cost.Settings.BudgetUsd)
            yield return Broken($"Pulumi.{context.Plan.Stack}.yaml#platform:budget", $"A month is estimated at {Text(cost.Monthly)} US dollars, {Text(cost.Monthly - cost.Settings.BudgetUsd)} above the {Text(cost.Settings.BudgetUsd)} of the budget.");
        foreach (var share in cost.ByTeam.Where(share => share.Monthly > share.BudgetUsd))
            yield return Broken($"Pulumi.{context.Plan.Stack}.yaml#platform:teams/{share.Name}", $"A month of the team {share.Name} is estimated at {Text(share.Monthly)} US dollars, above its {Text(share.BudgetUsd!.Value)}.");
    }

    private static string Text(decimal usd) => CostText.Money(usd);
}

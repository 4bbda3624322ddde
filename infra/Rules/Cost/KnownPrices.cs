using Infra.Planning;

namespace Infra.Rules.Cost;

/// <summary>COST002.</summary>
public sealed class KnownPrices : PlanRule
{
    /// <inheritdoc/>
    public override string Id => "COST002";

    /// <inheritdoc/>
    public override Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public override string Title => "Everything has a price or is known to be free";

    /// <inheritdoc/>
    public override string Why => "What has no price counts as nothing, so that the estimate is lower than the bill, and by how much nobody knows.";

    /// <inheritdoc/>
    public override string Evidence => "https://aws.amazon.com/pricing/";

    /// <inheritdoc/>
    public override string Fix => "Put the price into infra/Cost/prices.json with its source and day, or the type into FreeTypes with the reason; docs/cost.md shows how.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context) =>
        context.Facts.Cost?.Unpriced.Select(what => Broken($"prices.json#{what}", $"There is no price of {what}.")) ?? [];
}

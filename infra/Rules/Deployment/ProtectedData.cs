using Infra.Planning;

namespace Infra.Rules.Deployment;

/// <summary>DEPLOY003.</summary>
public sealed class ProtectedData : PlanRule
{
    /// <inheritdoc/>
    public override string Id => "DEPLOY003";

    /// <inheritdoc/>
    public override string Title => "An environment that survives the loss of a zone protects its data";

    /// <inheritdoc/>
    public override string Why =>
        "Who pays for three of everything cannot afford to lose it to a renamed resource or a `pulumi destroy` in the wrong folder. AWS013 asks for protection where the stack says so; this "
        + "asks the stack to say so.";

    /// <inheritdoc/>
    public override string Evidence => "https://www.pulumi.com/docs/iac/concepts/options/protect/; https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/rel_planning_for_recovery_disaster_recovery.html";

    /// <inheritdoc/>
    public override string Fix => "Set `platform:protect` to true; to take the environment down on purpose, lift `platform:highlyAvailable` with it, or exempt the stack's file for as long as it takes.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        if (context.Facts.State is { } state && !context.Facts.Protect && context.Facts.Platform?.Declarations.Context.IsHighlyAvailable == true)
            yield return Broken(state.File, "`platform:highlyAvailable` is true, and `platform:protect` is not.");
    }
}

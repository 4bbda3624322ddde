using Infra.Planning;

namespace Infra.Rules;

/// <summary>A rule that a plan alone, with what is known of its stack, can break.</summary>
public abstract class PlanRule : Rule
{
    /// <summary>What breaks the rule; nothing where it holds. Time grows with the plan, not with its square. Called beside other rules: it changes nothing that they read.</summary>
    public abstract IEnumerable<Finding> Check(RuleContext context);

    private protected Finding Broken(PlanResource resource, string message) => Broken(resource.Urn, message);
}

using Infra.Planning;
using Infra.Rules;

namespace Infra.Tests.Support;

/// <summary>Runs one rule on a plan.</summary>
public abstract class RuleTest<TRule>
    where TRule : PlanRule, new()
{
    private protected static PlanFacts Facts { get; } = new(Protect: false, IsTaggable: _ => true);

    private protected static IReadOnlyList<Finding> Check(PlanBuilder plan, PlanFacts? facts = null) =>
        [.. new TRule().Check(new RuleContext(plan.Build(), facts ?? Facts))];

    private protected static void AssertHolds(PlanBuilder plan, PlanFacts? facts = null) => Assert.Empty(Check(plan, facts));

    /// <summary>One finding, of this rule's id and severity, about one resource.</summary>
    private protected static void AssertBroken(PlanBuilder plan, string type, string name, string message, PlanFacts? facts = null) =>
        AssertBroken(plan, PlanBuilder.Urn(type, name), message, facts);

    /// <summary>One finding, of this rule's id and severity, about one subject.</summary>
    private protected static void AssertBroken(PlanBuilder plan, string subject, string message, PlanFacts? facts = null) => AssertOne(Check(plan, facts), subject, message);

    private protected static IReadOnlyList<Finding> Check(PlatformPlan plan) => [.. new TRule().Check(new RuleContext(plan.Plan, plan.Facts))];

    private protected static void AssertHolds(PlatformPlan plan) => Assert.Empty(Check(plan));

    /// <summary>One finding, of this rule's id and severity, about one subject.</summary>
    private protected static void AssertBroken(PlatformPlan plan, string subject, string message) => AssertOne(Check(plan), subject, message);

    private static void AssertOne(IReadOnlyList<Finding> findings, string subject, string message)
    {
        var finding = Assert.Single(findings);
        var rule = new TRule();
        Assert.Equal((rule.Id, rule.Severity, subject), (finding.Rule, finding.Severity, finding.Subject));
        Assert.Contains(message, finding.Message, StringComparison.Ordinal);
        Assert.NotEmpty(finding.Fix);
    }
}

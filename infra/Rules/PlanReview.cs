using System.Collections.Immutable;
using Infra.Planning;
using Infra.Rules.Exemptions;

namespace Infra.Rules;

/// <summary>Holds a plan against every rule, and the findings against the exemptions.</summary>
public static class PlanReview
{
    /// <summary>Runs the rules.</summary>
    /// <param name="plan">The plan; findings that it has are put aside.</param>
    /// <param name="facts">What is known beside it.</param>
    /// <param name="exemptions">All exemptions that are written down.</param>
    /// <param name="today">The day by which they are judged. Nothing else depends on it.</param>
    public static ReviewedPlan Run(Plan plan, PlanFacts facts, IReadOnlyList<Exemption> exemptions, DateOnly today) =>
        Run(plan, facts, exemptions, today, RuleCatalog.All);

    internal static ReviewedPlan Run(Plan plan, PlanFacts facts, IReadOnlyList<Exemption> exemptions, DateOnly today, IEnumerable<Rule> rules)
    {
        var context = new RuleContext(plan, facts);
        var uses = exemptions.Where(exemption => exemption.IsFor(plan.Stack)).Select(exemption => new Use(exemption)).ToList();
        var byRule = uses.ToLookup(use => use.Exemption.Rule, StringComparer.OrdinalIgnoreCase);
        var findings = new List<Finding>();
        var exempted = new List<ExemptedFinding>();
        foreach (var (rule, broken) in Check(context, [.. rules.OfType<PlanRule>()]))
        {
            foreach (var finding in broken)
            {
                var covering = byRule[rule.Id].Where(use => use.Exemption.Covers(finding.Subject)).ToList();
                var use = covering.Find(each => !each.Exemption.IsExpiredOn(today)) ?? covering.FirstOrDefault();
                if (use is not null)
                    use.Count++;
                if (use is null || use.Exemption.IsExpiredOn(today))
                    findings.Add(finding);
                else
                    exempted.Add(new ExemptedFinding(finding, use.Exemption));
            }
        }
        foreach (var use in uses)
        {
            if (use.Exemption.IsExpiredOn(today))
                findings.Add(RuleCatalog.ExpiredExemption.Of(use.Exemption));
            else if (use.Count == 0)
                findings.Add(RuleCatalog.UnusedExemption.Of(use.Exemption));
        }
        findings.Sort(Finding.Order);
        exempted.Sort((left, right) => Finding.Order(left.Finding, right.Finding));
        return new ReviewedPlan(plan with { Findings = [.. findings] }, [.. exempted]);
    }

    // Rules only read, so they run beside each other: a preview of a small plan is the runtime's first look at each of them.
    private static (PlanRule Rule, List<Finding> Broken)[] Check(RuleContext context, PlanRule[] rules)
    {
        var reviewed = new (PlanRule Rule, List<Finding> Broken)[rules.Length];
        Parallel.For(0, rules.Length, at => reviewed[at] = (rules[at], [.. rules[at].Check(context)]));
        return reviewed;
    }

    private sealed class Use(Exemption exemption)
    {
        public Exemption Exemption { get; } = exemption;

        public int Count { get; set; }
    }
}

/// <summary>A plan with its findings, and what the exemptions kept from being one.</summary>
/// <param name="Plan">The plan, its findings those that no exemption excuses.</param>
/// <param name="Exempted">The others, in the same order.</param>
public sealed record ReviewedPlan(Plan Plan, ImmutableArray<ExemptedFinding> Exempted);

/// <summary>A finding that an exemption excuses.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Exemption">What excuses it.</param>
public sealed record ExemptedFinding(Finding Finding, Exemption Exemption);

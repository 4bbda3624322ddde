using Infra.Cost;
using Infra.Differences;
using Infra.Graphs;
using Infra.Planning;
using Infra.Reports.Differences;
using Infra.Rules;

namespace Infra.Reports.Page;

/// <summary>The figures of the plan, at a glance.</summary>
internal static class SummaryPart
{
    /// <summary>The part.</summary>
    public static PagePart Of(ReviewedPlan reviewed, PlanFacts facts, PlanDifference? difference, PlanTotals totals) =>
        new("summary", "Summary", null, page => Write(page, reviewed, facts, difference, totals));

    private static void Write(MarkupWriter page, ReviewedPlan reviewed, PlanFacts facts, PlanDifference? difference, PlanTotals totals)
    {
        var plan = reviewed.Plan;
        using (page.Section("summary", "Summary"))
        using (page.Element("dl", ("class", "cards")))
        {
            if (difference is not null)
                WriteDifference(page, difference);
            WriteFindings(page, reviewed);
            if (facts.Cost is { } cost)
                WriteCost(page, cost);
            else if (plan.Cost is { } sum)
                Card(page, "Cost", $"{sum.Currency} {CostText.Money(sum.Monthly)}", "a month", "plain");
            Card(page, "Resources", Figure(totals.Resources), $"in {Words.Count(totals.Components, "component")}, {totals.Protected} protected", "plain");
            Card(page, "Kubernetes objects", Figure(plan.Manifests.Length), $"of {Words.Count(plan.Manifests.Select(manifest => manifest.Application).Distinct().Count(), "application")}", "plain");
            Card(page, "Known after up", Figure(totals.Unknown), $"inputs; {Words.Count(totals.Secret, "secret")} beside", "plain");
        }
    }

    private static void WriteDifference(MarkupWriter page, PlanDifference difference)
    {
        var counts = DifferenceCounts.Of(difference);
        var note = $"against {difference.Before}: resources {counts.Resources.Text}; objects {counts.Manifests.Text}";
        if (difference.IsOfEnvironments)
        {
            Card(page, "Changes", Figure(difference.Resources.Length + difference.Manifests.Length), note, "plain");
            return;
        }
        var concerns = Concerns.Of(difference);
        Card(page, "Asks for care", Figure(concerns.Length), note, concerns.Any(concern => concern.IsGrave) ? "bad" : concerns.IsEmpty ? "good" : "warning");
    }

    private static void WriteFindings(MarkupWriter page, ReviewedPlan reviewed)
    {
        var errors = reviewed.Plan.Findings.Count(finding => finding.Severity == Severity.Error);
        var warnings = reviewed.Plan.Findings.Length - errors;
        Card(
            page,
            "Findings",
            Figure(errors + warnings),
            $"{Words.Count(errors, "error")}, {Words.Count(warnings, "warning")}; {Words.Count(reviewed.Exempted.Length, "exemption")} in use",
            errors > 0 ? "bad" : warnings > 0 ? "warning" : "good");
    }

    private static void WriteCost(MarkupWriter page, CostEstimate cost)
    {
        var budget = cost.Settings.BudgetUsd;
        Card(page, "Cost", cost.Monthly > budget ? "bad" : "plain", () =>
        {
            page.Leaf("strong", $"{cost.Currency} {CostText.Money(cost.Monthly)}");
            page.Bar(cost.Monthly, Math.Max(budget, cost.Monthly), budget, cost.Monthly > budget ? "bad" : "accent");
            page.Leaf("span", $"a month of {CostText.Money(budget)}");
        });
    }

    private static void Card(MarkupWriter page, string name, string figure, string note, string tone) => Card(page, name, tone, () =>
    {
        page.Leaf("strong", figure);
        page.Leaf("span", note);
    });

    private static void Card(MarkupWriter page, string name, string tone, Action write)
    {
        using (page.Element("div", ("class", $"card {tone}")))
        {
            page.Leaf("dt", name);
            using (page.Element("dd"))
                write();
        }
    }

    private static string Figure(int count) => FormattableString.Invariant($"{count:#,##0}");
}

using Infra.Cost;
using Infra.Planning;
using Infra.Rules;

namespace Infra.Reports;

/// <summary>A reviewed plan for people.</summary>
public static class PreviewReport
{
    /// <summary>The whole report.</summary>
    /// <param name="reviewed">The plan, its findings and what is exempt.</param>
    /// <param name="verbose">Whether every resource has a line, with the inputs that are secret or known only after `up`.</param>
    /// <param name="cost">What a month of it costs; null where nobody has estimated it. Default: nobody.</param>
    public static Report Of(ReviewedPlan reviewed, bool verbose, CostEstimate? cost = null)
    {
        var report = new Report();
        var tree = PlanTree.Of(reviewed.Plan);
        report.Line("Preview of ").Add($"{reviewed.Plan.Project}/{reviewed.Plan.Stack}", Tone.Strong);
        report.Line();
        new TreeSection(report, verbose).Write(tree);
        ManifestSection.Write(report, reviewed.Plan);
        CostSection.Write(report, cost);
        FindingSection.Write(report, reviewed.Exempted);
        FindingSection.Write(report, reviewed.Plan.Findings);
        WriteTotals(report, tree.Totals);
        WriteSummary(report.Line(), reviewed);
        return report;
    }

    /// <summary>One line: what the rules found.</summary>
    public static Report SummaryOf(ReviewedPlan reviewed)
    {
        var report = new Report();
        WriteSummary(report.Line(), reviewed);
        return report;
    }

    private static void WriteTotals(Report report, PlanTotals totals) =>
        report.Line(
            $"{Words.Count(totals.Resources, "resource")} in {Words.Count(totals.Components, "component")}; "
            + $"{Words.Count(totals.Unknown, "input")} known after up; {Words.Count(totals.Secret, "secret")}; {totals.Protected} protected");

    private static void WriteSummary(ReportLine line, ReviewedPlan reviewed)
    {
        var errors = reviewed.Plan.Findings.Count(finding => finding.Severity == Severity.Error);
        var warnings = reviewed.Plan.Findings.Length - errors;
        line.Add(Words.Count(errors, "error"), errors > 0 ? Tone.Error : Tone.Good).Add(", ");
        line.Add(Words.Count(warnings, "warning"), warnings > 0 ? Tone.Warning : Tone.Good).Add(", ");
        line.Add(Words.Count(reviewed.Exempted.Length, "exemption") + " in use", reviewed.Exempted.Length > 0 ? Tone.Warning : Tone.Plain);
    }
}

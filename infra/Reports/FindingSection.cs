using System.Collections.Immutable;
using Infra.Planning;
using Infra.Rules;

namespace Infra.Reports;

/// <summary>The part of a preview that says what the rules hold against the plan, and what the exemptions let pass.</summary>
internal static class FindingSection
{
    /// <summary>Findings, by rule; each rule's fix stands once.</summary>
    public static void Write(Report report, ImmutableArray<Finding> findings)
    {
        string? rule = null;
        for (var i = 0; i < findings.Length; i++)
        {
            var finding = findings[i];
            if (finding.Rule != rule)
            {
                rule = finding.Rule;
                var tone = finding.Severity == Severity.Error ? Tone.Error : Tone.Warning;
                report.Line(finding.Severity.Word(), tone).Add($" {rule} ", Tone.Strong).Add(RuleCatalog.Find(rule)?.Title ?? "");
            }
            report.Line("  ").Add(finding.Subject, Tone.Quiet);
            report.Line("    ").Add(finding.Message);
            if (i == findings.Length - 1 || findings[i + 1].Rule != rule)
            {
                report.Line("  fix: ", Tone.Good).Add(finding.Fix);
                report.Line();
            }
        }
    }

    /// <summary>What is exempt, until when and on whose word.</summary>
    public static void Write(Report report, ImmutableArray<ExemptedFinding> exempted)
    {
        foreach (var (finding, exemption) in exempted)
        {
            report.Line("exempt", Tone.Warning).Add($" {finding.Rule} ", Tone.Strong)
                .Add(FormattableString.Invariant($"until {exemption.Expires:yyyy-MM-dd}, {exemption.Owner}: {exemption.Reason}"));
            report.Line("  ").Add(finding.Subject, Tone.Quiet);
            report.Line("    ").Add(finding.Message);
            report.Line();
        }
    }
}

using Infra.Planning;
using Infra.Rules;

namespace Infra.Reports;

/// <summary>Rules for people.</summary>
public static class RuleReport
{
    /// <summary>A line a rule.</summary>
    public static Report Of(IEnumerable<Rule> rules)
    {
        var report = new Report();
        var all = rules.ToList();
        var width = all.Max(rule => rule.Id.Length);
        foreach (var rule in all)
            report.Line(rule.Id.PadRight(width), Tone.Strong).Add("  ").Add(rule.Severity.Word().PadRight("warning".Length), ToneOf(rule)).Add($"  {rule.Title}");
        return report;
    }

    /// <summary>All that there is to say of a rule.</summary>
    public static Report Of(Rule rule)
    {
        var report = new Report();
        report.Line(rule.Id, Tone.Strong).Add(" (").Add(rule.Severity.Word(), ToneOf(rule)).Add($"): {rule.Title}");
        report.Line();
        report.Line("Why: ", Tone.Strong).Add(rule.Why);
        report.Line("Fix: ", Tone.Strong).Add(rule.Fix);
        report.Line("Evidence: ", Tone.Strong).Add(rule.Evidence);
        return report;
    }

    private static Tone ToneOf(Rule rule) => rule.Severity == Severity.Error ? Tone.Error : Tone.Warning;
}

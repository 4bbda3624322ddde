using System.Collections.Immutable;
using Infra.Cost;
using Infra.Differences;

namespace Infra.Reports.Differences;

/// <summary>The difference of two plans for people: first what asks for care, then what it means, and last what it is made of.</summary>
public static class DifferenceReport
{
    private const int CareAtATime = 20;
    private const int CostsAtATime = 8;
    private const int OutputsAtATime = 20;

    /// <summary>The whole report.</summary>
    /// <param name="difference">What differs.</param>
    /// <param name="verbose">Whether all values stand whole, and nothing that is said twice is left out.</param>
    /// <param name="currency">The currency of the amounts. Default: US dollars.</param>
    public static Report Of(PlanDifference difference, bool verbose, string currency = "USD")
    {
        ArgumentNullException.ThrowIfNull(difference);
        var report = new Report();
        report.Line("Difference of ").Add(OneLine.Of(difference.Before), Tone.Strong).Add(" and ").Add(OneLine.Of(difference.After), Tone.Strong);
        report.Line();
        if (difference.IsEmpty)
        {
            report.Line("nothing differs", Tone.Good);
            return report;
        }
        WriteCare(report, Concerns.Of(difference), verbose);
        WriteFindings(report, difference.Findings);
        WriteCost(report, difference.Cost, currency, verbose);
        MeaningSection.Write(report, difference.Meanings, verbose);
        new ChangeSection(report, verbose).Write(difference);
        WriteOutputs(report, difference.Outputs, verbose);
        report.Line(DifferenceCounts.Of(difference).Text(currency), Tone.Strong);
        return report;
    }

    private static void WriteCare(Report report, ImmutableArray<Concern> concerns, bool verbose)
    {
        if (concerns.IsEmpty)
            return;
        report.Line("asks for care", Tone.Strong);
        foreach (var kind in concerns.GroupBy(concern => concern.Kind))
        {
            Limited.Write(report, [.. kind], verbose ? int.MaxValue : CareAtATime, "  ", concern =>
                report.Line("  ").Add(concern.IsGrave ? "!! " : "!  ", concern.IsGrave ? Tone.Error : Tone.Warning)
                    .Add(concern.Title, concern.IsGrave ? Tone.Error : Tone.Warning).Add("  ").Add(concern.Subject, Tone.Strong).Add($"  {concern.Text}"));
        }
        report.Line();
    }

    private static void WriteFindings(Report report, FindingChanges findings)
    {
        if (!findings.Broken.IsEmpty)
        {
            report.Line("rules newly broken", Tone.Strong);
            FindingSection.Write(report, findings.Broken);
        }
        if (findings.Mended.IsEmpty)
            return;
        report.Line("rules mended", Tone.Strong);
        foreach (var finding in findings.Mended)
            report.Line("  ").Add(finding.Rule, Tone.Good).Add("  ").Add(SubjectText.Of(finding.Subject), Tone.Quiet);
        report.Line();
    }

    private static void WriteCost(Report report, CostComparison? cost, string currency, bool verbose)
    {
        if (cost is null || cost.Changes.IsEmpty)
            return;
        report.Line("cost", Tone.Strong).Add($"  {currency} {CostText.Money(cost.Before)} -> {CostText.Money(cost.After)} a month  ")
            .Add(CostText.Difference(cost.Difference), ToneOf(cost.Difference));
        var changes = CostChanges.LargestFirst(cost);
        var width = changes.Max(change => CostText.Difference(change.Difference).Length);
        Limited.Write(report, changes, verbose ? int.MaxValue : CostsAtATime, "  ", change =>
            report.Line("  ").Add(CostText.Difference(change.Difference).PadLeft(width), ToneOf(change.Difference)).Add("  ").Add(CostChanges.Title(change)));
        report.Line();
    }

    private static void WriteOutputs(Report report, ImmutableArray<PropertyChange> outputs, bool verbose)
    {
        if (outputs.IsEmpty)
            return;
        report.Line("outputs", Tone.Strong);
        Limited.Write(report, PropertyLines.Of(outputs, verbose ? int.MaxValue : ValueText.ShortLimit), verbose ? int.MaxValue : OutputsAtATime, "  ", line =>
            report.Line("  ").Add(line.Mark, ChangeTone.Of(line.Mark)).Add($" {line.Text}"));
        report.Line();
    }

    private static Tone ToneOf(decimal difference) => difference > 0 ? Tone.Warning : Tone.Good;
}

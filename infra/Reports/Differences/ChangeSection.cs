using System.Collections.Immutable;
using Infra.Differences;

namespace Infra.Reports.Differences;

/// <summary>The part of a difference that says which resources and Kubernetes objects it is made of.</summary>
internal sealed class ChangeSection(Report report, bool verbose)
{
    private const int PropertiesAtATime = 6;
    private const int ObjectsAtATime = 12;
    private const int ResourcesAtATime = 100;

    private readonly int _valueLimit = verbose ? int.MaxValue : ValueText.ShortLimit;

    /// <summary>Resources, then objects by the Application that delivers them.</summary>
    public void Write(PlanDifference difference)
    {
        if (!difference.Resources.IsEmpty)
        {
            report.Line("resources", Tone.Strong);
            var shown = verbose ? difference.Resources : [.. difference.Resources.Where(change => !change.IsOrderOnly)];
            Limited.Write(report, shown, verbose ? int.MaxValue : ResourcesAtATime, "  ", change => Write(change, difference));
            if (shown.Length < difference.Resources.Length)
                report.Line("  ").Add(ChangeText.InAnotherOrder(difference.Resources.Length - shown.Length), Tone.Quiet);
            report.Line();
        }
        if (difference.Manifests.IsEmpty)
            return;
        report.Line("manifests", Tone.Strong);
        foreach (var application in difference.Manifests.GroupBy(change => change.Application, StringComparer.Ordinal))
        {
            report.Line("  ").Add(OneLine.Of(application.Key), Tone.Strong).Add($"  {Words.Count(application.Count(), "object")}", Tone.Quiet);
            Limited.Write(report, [.. application], verbose ? int.MaxValue : ObjectsAtATime, "    ", Write);
        }
        report.Line();
    }

    private void Write(ResourceChange change, PlanDifference difference)
    {
        var mark = ChangeText.Mark(change);
        var line = report.Line("  ").Add(mark.PadRight(ChangeText.ReplacedMark.Length), ChangeTone.Of(mark)).Add($" {ChangeText.Title(change)}");
        foreach (var note in ChangeText.Notes(change))
            line.Add("  ").Add(note, change.Loss is not null || ChangeText.IsRefused(change) ? Tone.Error : Tone.Warning);
        Write(verbose ? PropertyLines.Of(change.Properties, _valueLimit) : PropertyLines.Of(change, difference, _valueLimit), "       ");
    }

    private void Write(ManifestChange change)
    {
        var mark = ChangeText.Mark(change.Kind);
        var line = report.Line("    ").Add(mark, ChangeTone.Of(mark)).Add($" {ChangeText.Title(change)}");
        if (change.Loss is { } loss)
            line.Add("  ").Add(ChangeText.Lost(loss), Tone.Error);
        Write(PropertyLines.Of(change.Properties, _valueLimit), "        ");
    }

    private void Write(ImmutableArray<PropertyLine> lines, string indent) =>
        Limited.Write(report, lines, verbose ? int.MaxValue : PropertiesAtATime, indent, line => report.Line(indent).Add(line.Mark, ChangeTone.Of(line.Mark)).Add($" {line.Text}", Tone.Quiet));
}

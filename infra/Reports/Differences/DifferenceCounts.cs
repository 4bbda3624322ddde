using Infra.Cost;
using Infra.Differences;

namespace Infra.Reports.Differences;

/// <summary>How many things of a kind come, go and change.</summary>
/// <param name="Added">How many come.</param>
/// <param name="Removed">How many go.</param>
/// <param name="Changed">How many differ, replaced ones among them.</param>
/// <param name="Renamed">How many are called something else.</param>
/// <param name="Replaced">How many are made anew, whatever they are called.</param>
/// <param name="Reordered">How many only wait for others than before; they are no changed ones.</param>
internal readonly record struct ChangeCounts(int Added, int Removed, int Changed, int Renamed = 0, int Replaced = 0, int Reordered = 0)
{
    /// <summary>"3 added, 1 removed, 12 changed, 1 renamed, 4 in another order; 2 replaced", without what there is none of; "no change" where there is nothing.</summary>
    public string Text
    {
        get
        {
            (int Count, string Word)[] counts = [(Added, "added"), (Removed, "removed"), (Changed, "changed"), (Renamed, "renamed"), (Reordered, "in another order")];
            var text = string.Join(", ", counts.Where(each => each.Count > 0).Select(each => FormattableString.Invariant($"{each.Count} {each.Word}")));
            if (text.Length == 0)
                return "no change";
            return Replaced == 0 ? text : FormattableString.Invariant($"{text}; {Replaced} replaced");
        }
    }
}

/// <summary>The figures of a difference.</summary>
internal sealed record DifferenceCounts(ChangeCounts Resources, ChangeCounts Manifests, ChangeCounts Outputs, int Broken, int BrokenErrors, int Mended, decimal? CostDifference)
{
    /// <summary>Counts.</summary>
    public static DifferenceCounts Of(PlanDifference difference) => new(
        Count(difference.Resources.Where(change => !change.IsOrderOnly), change => change.Kind) with
        {
            Replaced = difference.Resources.Count(ChangeText.IsReplaced),
            Reordered = difference.Resources.Count(change => change.IsOrderOnly),
        },
        Count(difference.Manifests, change => change.Kind),
        Count(difference.Outputs, change => change.Before is null ? ChangeKind.Added : change.After is null ? ChangeKind.Removed : ChangeKind.Changed),
        difference.Findings.Broken.Length,
        difference.Findings.Broken.Count(finding => finding.Severity == Infra.Planning.Severity.Error),
        difference.Findings.Mended.Length,
        difference.Cost?.Difference);

    /// <summary>All on a line: "resources: 3 added; manifests: no change; 1 finding new, none mended; +12.00 a month".</summary>
    public string Text(string currency)
    {
        var findings = FormattableString.Invariant($"findings: {Broken} new, {Mended} mended");
        var cost = CostDifference is { } more ? $" | {currency} {CostText.Difference(more)} a month" : "";
        return $"resources: {Resources.Text} | manifests: {Manifests.Text} | {findings}{cost}";
    }

    private static ChangeCounts Count<T>(IEnumerable<T> changes, Func<T, ChangeKind> kind)
    {
        var counts = changes.CountBy(kind).ToDictionary();
        return new ChangeCounts(
            counts.GetValueOrDefault(ChangeKind.Added), counts.GetValueOrDefault(ChangeKind.Removed), counts.GetValueOrDefault(ChangeKind.Changed), counts.GetValueOrDefault(ChangeKind.Renamed));
    }
}

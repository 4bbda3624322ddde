using System.Collections.Immutable;
using Infra.Planning;

namespace Infra.Differences;

/// <summary>What the rules hold against the second plan and not against the first, and the other way round.</summary>
/// <param name="Broken">Findings of the second plan alone, in <see cref="Finding.Order"/>.</param>
/// <param name="Mended">Findings of the first plan alone.</param>
/// <param name="Remaining">Findings of both.</param>
public sealed record FindingChanges(ImmutableArray<Finding> Broken, ImmutableArray<Finding> Mended, ImmutableArray<Finding> Remaining)
{
    /// <summary>Compares by rule and subject: a message that says another number is the same finding.</summary>
    /// <param name="before">The first plan's.</param>
    /// <param name="after">The second plan's.</param>
    /// <param name="nowOf">What a URN of the first plan is in the second; null where it is the same. Default: all are.</param>
    public static FindingChanges Of(ImmutableArray<Finding> before, ImmutableArray<Finding> after, Func<string, string?>? nowOf = null)
    {
        if (nowOf is not null)
            before = [.. before.Select(finding => finding with { Subject = RenamedSubject.Of(finding.Subject, nowOf) })];
        var (old, now) = (KeysOf(before), KeysOf(after));
        return new FindingChanges(
            [.. after.Where(finding => !old.Contains(KeyOf(finding)))],
            [.. before.Where(finding => !now.Contains(KeyOf(finding)))],
            [.. after.Where(finding => old.Contains(KeyOf(finding)))]);
    }

    private static HashSet<(string, string)> KeysOf(ImmutableArray<Finding> findings) => [.. findings.Select(KeyOf)];

    private static (string Rule, string Subject) KeyOf(Finding finding) => (finding.Rule, finding.Subject);
}

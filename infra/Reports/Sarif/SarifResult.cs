using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Infra.Differences;
using Infra.Planning;
using Infra.Rules;
using Infra.Rules.Exemptions;

namespace Infra.Reports.Sarif;

/// <summary>A finding as a log has it.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Occurrence">Which one it is of those that the rule holds against the same subject, from 1.</param>
/// <param name="BaselineState">"new", "unchanged" or "absent"; null where the plan is compared with no other.</param>
/// <param name="Exemption">What excuses it; null for nothing.</param>
internal sealed record SarifResult(Finding Finding, int Occurrence, string? BaselineState, Exemption? Exemption)
{
    private const int HashLength = 16;

    /// <summary>What stays the same as long as the rule holds the same against the same subject, wherever that is declared.</summary>
    public string Fingerprint => FormattableString.Invariant($"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Finding.Rule}\n{Finding.Subject}")))[..HashLength]}:{Occurrence}");

    /// <summary>In the order of findings; what is absent comes last.</summary>
    public static ImmutableArray<SarifResult> Of(ReviewedPlan reviewed, FindingChanges? changes, SarifContent content)
    {
        var broken = changes?.Broken.Select(KeyOf).ToHashSet();
        IEnumerable<(Finding Finding, string? State, Exemption? Exemption)> all = reviewed.Plan.Findings
            .Select(finding => (finding, broken is null ? null : broken.Contains(KeyOf(finding)) ? "new" : "unchanged", (Exemption?)null));
        if (content == SarifContent.All)
        {
            // What is exempt is there, although no finding says so any more.
            var exempted = reviewed.Exempted.Select(each => KeyOf(each.Finding)).ToHashSet();
            all = all.Concat(reviewed.Exempted.Select(each => (each.Finding, (string?)null, (Exemption?)each.Exemption)))
                .Concat((changes?.Mended ?? []).Where(finding => !exempted.Contains(KeyOf(finding))).Select(finding => (finding, (string?)"absent", (Exemption?)null)));
        }
        var seen = new Dictionary<(string, string), int>();
        return [.. all.Select(each => new SarifResult(each.Finding, seen[KeyOf(each.Finding)] = seen.GetValueOrDefault(KeyOf(each.Finding)) + 1, each.State, each.Exemption))];
    }

    private static (string Rule, string Subject) KeyOf(Finding finding) => (finding.Rule, finding.Subject);
}

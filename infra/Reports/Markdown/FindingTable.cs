using Infra.Planning;
using Infra.Reports.Differences;
using Infra.Rules;

namespace Infra.Reports.Markdown;

/// <summary>Findings as rows.</summary>
internal static class FindingTable
{
    private const int TextLimit = 600;

    /// <summary>A row for each: its rule, what it is about, what is wrong and what to do.</summary>
    public static MarkdownTable Of(int weight, IReadOnlyCollection<Finding> findings) =>
        MarkdownTable.Of(weight, ["", "Rule", "What", "Wrong", "Fix"], findings, finding => Row(finding, finding.Fix));

    /// <summary>A row for each that is exempt: until when, on whose word and why.</summary>
    public static MarkdownTable Of(int weight, IReadOnlyCollection<ExemptedFinding> exempted) => MarkdownTable.Of(weight, ["", "Rule", "What", "Wrong", "Exempt"], exempted, each =>
        Row(each.Finding, FormattableString.Invariant($"until {each.Exemption.Expires:yyyy-MM-dd}, {each.Exemption.Owner}: {each.Exemption.Reason}")));

    private static IReadOnlyList<MarkdownText> Row(Finding finding, string last) =>
    [
        MarkdownText.Plain(finding.Severity.Word()),
        MarkdownText.Code(finding.Rule),
        MarkdownText.Code(OneLine.Of(SubjectText.Of(finding.Subject), TextLimit)),
        MarkdownText.Prose(OneLine.Of(finding.Message, TextLimit)),
        MarkdownText.Prose(OneLine.Of(last, TextLimit)),
    ];
}

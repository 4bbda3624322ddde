using Infra.Planning;
using Infra.Rules;

namespace Infra.Reports.Markdown;

/// <summary>Rules as Markdown.</summary>
public static class RuleMarkdown
{
    /// <summary>All that there is to say of one rule; of several, a row each.</summary>
    public static string Of(IReadOnlyCollection<Rule> rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return new MarkdownDocument(marker: null, rules.Count == 1 ? One(rules.First()) : Several(rules)).Write();
    }

    private static MarkdownBlock[] One(Rule rule) =>
    [
        new MarkdownHeading(2, MarkdownText.Code(rule.Id) + MarkdownText.Plain(" ") + MarkdownText.Prose(rule.Title)),
        new MarkdownParagraph(MarkdownText.Strong(MarkdownText.Plain("Severity")) + MarkdownText.Plain($": {rule.Severity.Word()}")),
        new MarkdownParagraph(MarkdownText.Strong(MarkdownText.Plain("Why")) + MarkdownText.Plain(": ") + MarkdownText.Prose(rule.Why)),
        new MarkdownParagraph(MarkdownText.Strong(MarkdownText.Plain("Fix")) + MarkdownText.Plain(": ") + MarkdownText.Prose(rule.Fix)),
        new MarkdownParagraph(MarkdownText.Strong(MarkdownText.Plain("Evidence")) + MarkdownText.Plain(": ") + Evidence(rule)),
    ];

    private static MarkdownBlock[] Several(IReadOnlyCollection<Rule> rules) =>
    [
        new MarkdownHeading(2, MarkdownText.Plain(Words.Count(rules.Count, "rule"))),
        MarkdownTable.Of(1, ["Rule", "", "What must hold", "Fix"], rules, rule =>
            [MarkdownText.Code(rule.Id), MarkdownText.Plain(rule.Severity.Word()), MarkdownText.Prose(rule.Title), MarkdownText.Prose(rule.Fix)]),
    ];

    private static MarkdownText Evidence(Rule rule)
    {
        var text = MarkdownText.Empty;
        foreach (var source in rule.Sources)
            text += MarkdownText.Plain(text.Length == 0 ? "" : ", ") + MarkdownText.Link(source, source);
        return text;
    }
}

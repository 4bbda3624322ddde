using Infra.Graphs;
using Infra.Planning;
using Infra.Reports.Differences;
using Infra.Rules;

namespace Infra.Reports.Page;

/// <summary>What the rules hold against the plan, with what each rule says, and what is exempt.</summary>
internal static class FindingPart
{
    /// <summary>The part.</summary>
    public static PagePart Of(ReviewedPlan reviewed, PlanFacts facts) => new(
        "findings", "Findings", FormattableString.Invariant($"{reviewed.Plan.Findings.Length}"), page => Write(page, reviewed, facts));

    private static void Write(MarkupWriter page, ReviewedPlan reviewed, PlanFacts facts)
    {
        using (page.Section("findings", "Findings", $"What {RuleCatalog.All.Length} rules hold against the plan, and what is exempt for a while."))
        {
            if (reviewed.Plan.Findings.IsEmpty)
                page.Leaf("p", "No rule is broken.", ("class", "care good"));
            foreach (var rule in reviewed.Plan.Findings.GroupBy(finding => finding.Rule, StringComparer.Ordinal))
                WriteRule(page, rule.Key, [.. rule], facts);
            if (!reviewed.Exempted.IsEmpty)
                WriteExempted(page, reviewed, facts);
        }
    }

    private static void WriteRule(MarkupWriter page, string id, List<Finding> findings, PlanFacts facts)
    {
        var isError = findings[0].Severity == Severity.Error;
        using (page.Element("details", ("class", "item entry"), ("open", "")))
        {
            using (page.Element("summary"))
            {
                page.Badge(findings[0].Severity.Word(), isError ? "bad" : "warning");
                page.Text(" ");
                page.Leaf("strong", id);
                page.Text($" {RuleCatalog.Find(id)?.Title} ");
                page.Leaf("small", Words.Count(findings.Count, "finding"));
            }
            using (page.Element("ul"))
            {
                foreach (var finding in findings)
                {
                    using (page.Element("li"))
                    {
                        WriteSubject(page, finding, facts);
                        page.Leaf("p", finding.Message);
                    }
                }
            }
            WriteHelp(page, id, findings[0].Fix);
        }
    }

    private static void WriteSubject(MarkupWriter page, Finding finding, PlanFacts facts)
    {
        page.Leaf("strong", SubjectText.Of(finding.Subject), ("title", finding.Subject));
        if (facts.Sources(finding.Subject) is { } source)
        {
            page.Text(" ");
            page.Leaf("code", source.ToString());
        }
    }

    private static void WriteHelp(MarkupWriter page, string id, string fix)
    {
        using (page.Element("dl", ("class", "help")))
        {
            page.Leaf("dt", "Fix");
            page.Leaf("dd", fix);
            if (RuleCatalog.Find(id) is not { } rule)
                return;
            page.Leaf("dt", "Why");
            page.Leaf("dd", rule.Why);
            page.Leaf("dt", "Evidence");
            using (page.Element("dd"))
                WriteEvidence(page, rule.Evidence);
        }
    }

    // Documents are named by their addresses, with words between them.
    private static void WriteEvidence(MarkupWriter page, string evidence)
    {
        foreach (var (at, word) in evidence.Split(' ').Index())
        {
            if (at > 0)
                page.Text(" ");
            var address = word.TrimEnd(';', ',', '.', ')');
            if (address.StartsWith("https://", StringComparison.Ordinal))
            {
                page.Leaf("a", address, ("href", address), ("rel", "noreferrer"));
                page.Text(word[address.Length..]);
            }
            else
            {
                page.Text(word);
            }
        }
    }

    private static void WriteExempted(MarkupWriter page, ReviewedPlan reviewed, PlanFacts facts)
    {
        page.Leaf("h3", $"Exempt ({reviewed.Exempted.Length})");
        foreach (var same in reviewed.Exempted.GroupBy(each => (each.Finding.Rule, each.Exemption)))
        {
            var (rule, exemption) = same.Key;
            using (page.Element("details", ("class", "item entry")))
            {
                using (page.Element("summary"))
                {
                    page.Badge("exempt", "plain");
                    page.Text(" ");
                    page.Leaf("strong", rule);
                    page.Text($" {RuleCatalog.Find(rule)?.Title} ");
                    page.Leaf("small", FormattableString.Invariant($"{Words.Count(same.Count(), "finding")} until {exemption.Expires:yyyy-MM-dd}, {exemption.Owner}"));
                }
                page.Leaf("p", $"{exemption.Reason} ({exemption.Place})");
                using (page.Element("ul"))
                {
                    foreach (var (finding, _) in same)
                    {
                        using (page.Element("li"))
                        {
                            WriteSubject(page, finding, facts);
                            page.Leaf("p", finding.Message);
                        }
                    }
                }
                WriteHelp(page, rule, same.First().Finding.Fix);
            }
        }
    }
}

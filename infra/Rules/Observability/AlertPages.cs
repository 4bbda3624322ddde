using Infra.Components;
using Infra.Planning;

namespace Infra.Rules.Observability;

/// <summary>OBS002.</summary>
public sealed class AlertPages : PlanRule
{
    private static readonly string[] Severities = [AlertObjects.TextOf(AlertSeverity.Critical), AlertObjects.TextOf(AlertSeverity.Warning)];

    /// <inheritdoc/>
    public override string Id => "OBS002";

    /// <inheritdoc/>
    public override string Title => "Every alert says how soon, for whom and what is wrong, and has a page that says what to do";

    /// <inheritdoc/>
    public override string Why => "An alert without a severity or a team reaches nobody in particular; one without a page is worked out anew each time, at night.";

    /// <inheritdoc/>
    public override string Evidence =>
        "https://prometheus.io/docs/practices/alerting; https://sre.google/sre-book/being-on-call; https://sre.google/workbook/on-call";

    /// <inheritdoc/>
    public override string Fix => "Write a heading of the alert's name into the page that its runbook_url names, below docs/runbooks: what it means, how to look, what to do.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (rule, alert) in AlertRule.In(context.Manifests))
        {
            if (!names.TryAdd(alert.Name, rule.Subject))
                yield return Broken(rule.Subject, $"\"{alert.Name}\" is an alert of {names[alert.Name]} as well.");
            if (!Severities.Contains(alert.Label(AlertObjects.SeverityLabel)))
                yield return Broken(rule.Subject, $"\"{alert.Name}\" has the severity \"{alert.Label(AlertObjects.SeverityLabel)}\", which is none of {string.Join(", ", Severities)}.");
            if (string.IsNullOrEmpty(alert.Label("team")))
                yield return Broken(rule.Subject, $"\"{alert.Name}\" has no label \"team\".");
            if (string.IsNullOrWhiteSpace(alert.Annotation("summary")))
                yield return Broken(rule.Subject, $"\"{alert.Name}\" has no summary.");
            if (alert.Page is not { } page)
                yield return Broken(rule.Subject, $"\"{alert.Name}\" has no runbook_url that ends with a page of docs/runbooks and a heading.");
            else if (!context.Facts.Runbooks.TryGetValue(page.Path, out var headings))
                yield return Broken(rule.Subject, $"\"{alert.Name}\" names the page {page.Path}, which is not there.");
            else if (!headings.Contains(page.Heading))
                yield return Broken(rule.Subject, $"\"{alert.Name}\" has no heading \"## {alert.Name}\" in {page.Path}.");
        }
    }
}

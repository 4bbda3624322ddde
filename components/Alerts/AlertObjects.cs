namespace Infra.Components;

/// <summary>What Prometheus computes and alerts on: a PrometheusRule for each add-on that says something of it.</summary>
internal static class AlertObjects
{
    /// <summary>The label that says whom an alert is for: a team's name, or <see cref="PlatformTeam"/>.</summary>
    public const string TeamLabel = "team";

    /// <summary>The label that says how soon.</summary>
    public const string SeverityLabel = "severity";

    /// <summary>Whom it is for where no team is.</summary>
    public const string PlatformTeam = "platform";

    public static IEnumerable<(KubernetesObject Object, Addon? Addon)> Of(PlatformDeclarations all)
    {
        if (all.FindOwnerOf(Monitors.Group) is null)
            yield break;
        foreach (var addon in all.Addons.Where(addon => addon.Alerts.Count + addon.RecordingRules.Count > 0))
        {
            yield return (new PrometheusRule
            {
                Metadata = new ObjectMeta { Name = addon.Name.Value, Namespace = PlatformApplications.NamespaceOf(addon) },
                Spec = new PrometheusRuleSpec([new RuleGroup(addon.Name.Value, [.. addon.RecordingRules.Select(Recorded), .. addon.Alerts.Select(alert => Alerted(all.Context, addon, alert))])]),
            }, addon);
        }
    }

    /// <summary>The page of an add-on's alerts, from the project's root; a heading of each alert's name is in it. Teams share one.</summary>
    public static string RunbookOf(Addon addon) => $"docs/runbooks/{(addon.Tenant is null ? addon.Name.Value : "teams")}.md";

    /// <summary>Where an alert's heading is read.</summary>
    public static string RunbookUrl(AddonContext context, string page, string alert) => $"{WebAddressOf(context.RepositoryUrl)}/blob/{context.Revision}/{page}#{alert.ToLowerInvariant()}";

    /// <summary>Whom an add-on's alerts are for.</summary>
    public static string TeamNameOf(Addon addon) => addon.Tenant?.Name ?? PlatformTeam;

    private static RuleOfGroup Recorded(RecordingRule rule) => new() { Record = rule.Record, Expr = rule.Expression, Labels = rule.Labels.Count == 0 ? null : rule.Labels };

    /// <summary>How soon, as the label has it.</summary>
    public static string TextOf(AlertSeverity severity) => severity == AlertSeverity.Critical ? "critical" : "warning";

    private static RuleOfGroup Alerted(AddonContext context, Addon addon, Alert alert) => new()
    {
        Alert = alert.Name,
        Expr = alert.Expression,
        For = alert.For,
        Labels = new SortedDictionary<string, string>(new Dictionary<string, string>
        {
            ["addon"] = addon.Name.Value,
            [SeverityLabel] = TextOf(alert.Severity),
            [TeamLabel] = TeamNameOf(addon),
        }.Concat(alert.Labels).GroupBy(label => label.Key, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.Last().Value), StringComparer.Ordinal),
        Annotations = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["runbook_url"] = RunbookUrl(context, RunbookOf(addon), alert.Name),
            ["summary"] = alert.Summary,
        },
    };

    // What a browser opens, as GitHub and GitLab name it.
    private static string WebAddressOf(string repositoryUrl) =>
        repositoryUrl.EndsWith(".git", StringComparison.Ordinal) ? repositoryUrl[..^".git".Length] : repositoryUrl;
}

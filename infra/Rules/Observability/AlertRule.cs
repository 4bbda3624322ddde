using Infra.Components;
using Infra.Rules.Kubernetes;
using Pulumi.Offline;

namespace Infra.Rules.Observability;

/// <summary>A rule of a PrometheusRule as rules read it: an alert, or a metric that is recorded.</summary>
/// <param name="Value">The rule's object.</param>
internal sealed record AlertRule(PlanValue Value)
{
    private const string Pages = "docs/runbooks/";

    /// <summary>The alert's name; empty for a metric.</summary>
    public string Name => Value.At("alert").Text() ?? "";

    /// <summary>The metric that is recorded; null for an alert.</summary>
    public string? Record => Value.At("record").Text();

    /// <summary>The query.</summary>
    public string Expression => Value.At("expr").Text() ?? "";

    /// <summary>The page and the heading that the alert's address names; null where it names none of ours.</summary>
    public (string Path, string Heading)? Page
    {
        get
        {
            var url = Annotation("runbook_url") ?? "";
            var (page, heading) = (url.IndexOf(Pages, StringComparison.Ordinal), url.IndexOf('#', StringComparison.Ordinal));
            return page >= 0 && heading > page && heading < url.Length - 1 ? (url[page..heading], url[(heading + 1)..]) : null;
        }
    }

    /// <summary>A label; null where there is none.</summary>
    public string? Label(string name) => Value.At("labels", name).Text();

    /// <summary>An annotation; null where there is none.</summary>
    public string? Annotation(string name) => Value.At("annotations", name).Text();

    /// <summary>The alerts of a plan's manifests.</summary>
    public static IEnumerable<(KubernetesManifest Manifest, AlertRule Alert)> In(KubernetesManifests manifests) => All(manifests).Where(each => each.Rule.Name.Length > 0);

    /// <summary>The alerts of a plan's manifests, and the metrics that are recorded.</summary>
    public static IEnumerable<(KubernetesManifest Manifest, AlertRule Rule)> All(KubernetesManifests manifests) =>
        from manifest in manifests.OfKind(Monitors.Group, "PrometheusRule")
        from @group in manifest.Spec("groups").Items()
        from rule in @group.At("rules").Items()
        select (manifest, new AlertRule(rule));
}

using Infra.Components;
using Infra.Rules.Kubernetes;

namespace Infra.Rules.Observability;

/// <summary>The metrics that a plan's Prometheus has: those that monitors keep, that are recorded, that add-ons bring otherwise, and its own.</summary>
internal static class KnownMetrics
{
    // https://prometheus.io/docs/concepts/jobs_instances, and of its alerts.
    private static readonly string[] OfPrometheus =
        ["ALERTS", "ALERTS_FOR_STATE", "scrape_duration_seconds", "scrape_samples_post_metric_relabeling", "scrape_samples_scraped", "scrape_series_added", "up"];

    /// <summary>Their names.</summary>
    public static IReadOnlySet<string> Of(RuleContext context) => new HashSet<string>(
        OfPrometheus
            .Concat(KeptByMonitors(context.Manifests))
            .Concat(AlertRule.All(context.Manifests).Select(each => each.Rule.Record).OfType<string>())
            .Concat(context.Facts.Platform?.Declarations.Addons.SelectMany(addon => addon.Metrics) ?? []),
        StringComparer.Ordinal);

    // What a monitor keeps by a list of names; of one that keeps all, nobody can say what that is.
    private static IEnumerable<string> KeptByMonitors(KubernetesManifests manifests) =>
        from kind in new[] { (Name: "PodMonitor", Endpoints: "podMetricsEndpoints"), (Name: "ServiceMonitor", Endpoints: "endpoints") }
        from monitor in manifests.OfKind(Monitors.Group, kind.Name)
        from endpoint in monitor.Spec(kind.Endpoints).Items()
        from relabeling in endpoint.At("metricRelabelings").Items()
        where relabeling.At("action").Text() == "keep" && relabeling.At("sourceLabels").Items().Select(label => label.Text()).SequenceEqual([MetricRelabeling.NameLabel])
        from name in relabeling.At("regex").Text()?.Split('|') ?? []
        select name;
}

using Infra.Components;
using Infra.Planning;
using Infra.Rules.Argo;
using Pulumi.Offline;

namespace Infra.Rules.Observability;

/// <summary>OBS004.</summary>
public sealed class RetentionFitsStorage : PlanRule
{
    // What compaction writes before it deletes, and what is in no block yet, comes on top.
    private const double MostShare = 0.9;

    /// <inheritdoc/>
    public override string Id => "OBS004";

    /// <inheritdoc/>
    public override string Title => "Prometheus deletes its oldest metrics before its volume is full";

    /// <inheritdoc/>
    public override string Why => "A Prometheus whose volume is full writes nothing any more, alerts on nothing, and does not start again until somebody deletes blocks by hand.";

    /// <inheritdoc/>
    public override string Evidence => "https://prometheus.io/docs/prometheus/latest/storage/#right-sizing-retention-size";

    /// <inheritdoc/>
    public override string Fix => "Set \"prometheusSpec.retention\", and \"prometheusSpec.retentionSize\" to nine tenths of what \"storageSpec\" claims at most: platform:retention.metricsDays and metricsGiB.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context) =>
        from prometheus in context.Argo.OfChart("kube-prometheus-stack")
        from message in Judge(prometheus)
        select Broken(prometheus.Resource, message);

    private static IEnumerable<string> Judge(ArgoApplication prometheus)
    {
        PlanValue? At(params ReadOnlySpan<string> path) => prometheus.Values("prometheus", "prometheusSpec").At(path);
        var claim = At("storageSpec", "volumeClaimTemplate", "spec", "resources", "requests", "storage").Text();
        if (string.IsNullOrEmpty(At("retention").Text()))
            yield return "\"prometheusSpec.retention\" does not say how long metrics are kept.";
        if (Quantity.Bytes(claim) is not { } volume)
            yield return "\"prometheusSpec.storageSpec\" claims no volume, so that metrics end with their pod.";
        else if (BytesOf(At("retentionSize").Text()) is not { } kept)
            yield return $"\"prometheusSpec.retentionSize\" is no size, and the volume of {claim} fills up.";
        else if (kept > MostShare * volume)
            yield return $"\"prometheusSpec.retentionSize\" is {At("retentionSize").Text()}, more than nine tenths of the volume of {claim}.";
    }

    // To Prometheus a GB is a GiB (https://prometheus.io/docs/prometheus/latest/storage/#operational-aspects).
    private static double? BytesOf(string? size) => size is [.. var text, 'B'] ? Quantity.Bytes(text.EndsWith('i') ? text : $"{text}i") : null;
}

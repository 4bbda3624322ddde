using Infra.Components;
using Infra.Planning;
using Infra.Rules.Kubernetes;

namespace Infra.Rules.Observability;

/// <summary>OBS003.</summary>
public sealed class DeclaredMetrics : PlanRule
{
    /// <inheritdoc/>
    public override string Id => "OBS003";

    /// <inheritdoc/>
    public override string Title => "Alerts, recorded metrics and dashboards ask for metrics that somebody declares";

    /// <inheritdoc/>
    public override string Why => "Prometheus answers a query for a metric that nobody tells, or that it drops, with nothing: the alert never fires, and the panel stays empty.";

    /// <inheritdoc/>
    public override string Evidence => "https://prometheus.io/docs/prometheus/latest/querying/basics; https://prometheus-operator.dev/docs/api-reference/api/#monitoring.coreos.com/v1.RelabelConfig";

    /// <inheritdoc/>
    public override string Fix => "Declare the metric with the port that tells it (MetricsEndpoint.Metrics), or as a recorded one; where the name is wrong, write it as the program's source has it.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        // What a cluster's own parts tell stands in no manifest.
        if (context.Facts.Platform is null)
            yield break;
        var declared = KnownMetrics.Of(context);
        foreach (var (subject, what, expression) in Queries(context.Manifests))
        {
            var (names, mistake) = NamesIn(expression);
            if (mistake is not null)
                yield return Broken(subject, $"{what} cannot be read: {mistake}");
            foreach (var name in names.Where(name => !declared.Contains(name)))
                yield return Broken(subject, $"{what} asks for \"{name}\", which nobody declares.");
        }
    }

    private static IEnumerable<(string Subject, string What, string Expression)> Queries(KubernetesManifests manifests) =>
        AlertRule.All(manifests).Select(each => (each.Manifest.Subject, $"\"{(each.Rule.Record is { } record ? record : each.Rule.Name)}\"", each.Rule.Expression))
            .Concat(DashboardQuery.In(manifests).Select(query => (query.Subject, $"\"{query.Panel}\"", query.Expression)));

    private static (IReadOnlyList<string> Names, string? Mistake) NamesIn(string expression)
    {
        try
        {
            return (MetricNames.In(expression), string.IsNullOrWhiteSpace(expression) ? "there is no query." : null);
        }
        catch (FormatException exception)
        {
            return ([], exception.Message);
        }
    }
}

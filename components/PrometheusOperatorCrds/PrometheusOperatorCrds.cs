namespace Infra.Components;

/// <summary>
/// The kinds of the Prometheus operator, apart from the operator: what tells metrics has monitors long before something reads them.
/// </summary>
public static class PrometheusOperatorCrds
{
    /// <summary>The namespace of the release's record; the chart has nothing in a namespace.</summary>
    public const string Namespace = "prometheus-operator-crds";

    /// <summary>The add-on's name.</summary>
    public static AddonName Name { get; } = new("prometheus-operator-crds");

    /// <summary>Declares it.</summary>
    public static Addon Declare(AddonContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new Addon
        {
            Name = Name,
            Summary = "Kinds of monitors, alerts and Prometheus itself",
            Layer = AddonLayer.Observability,
            Chart = new ChartRelease
            {
                Chart = "prometheus-operator-crds",
                Repository = "https://prometheus-community.github.io/helm-charts",
                Version = "31.0.1",
                Namespace = Namespace,
                Values = Values(),
            },
            Namespaces = [new AddonNamespace { Name = Namespace }],
            CustomKinds =
            [
                new CustomKinds(
                    "monitoring.coreos.com", "Alertmanager", "AlertmanagerConfig", "PodMonitor", "Probe", "Prometheus", "PrometheusAgent", "PrometheusRule", "ScrapeConfig",
                    "ServiceMonitor", "ThanosRuler"),
            ],
            ClusterKinds = ["apiextensions.k8s.io/CustomResourceDefinition"],
        };
    }

    // Larger than an annotation may be: what a client-side apply writes into one. A kind that is deleted takes every object of it along.
    private static YamlMap Values() => new()
    {
        { "crds", new YamlMap { { "annotations", new YamlMap { { "argocd.argoproj.io/sync-options", "ServerSideApply=true,Prune=false" } } } } },
    };
}

namespace Infra.Components;

/// <summary>
/// Values of the chart kube-prometheus-stack
/// (https://github.com/prometheus-community/helm-charts/tree/kube-prometheus-stack-88.5.3/charts/kube-prometheus-stack). Rules, dashboards and Grafana are not the chart's: add-ons
/// declare theirs.
/// </summary>
internal static class PrometheusValues
{
    /// <summary>Between two scrapes, and two evaluations of a rule: a rate over a minute then has four samples.</summary>
    public const string Interval = "15s";

    // Of one target: more is a mistake in a label, and would take the room of all others.
    private const int MostSamples = 100_000;

    public static YamlMap For(AddonContext context) => new YamlMap
    {
        { "alertmanager", AlertmanagerValues.For(context) },
        // The name alone, without the chart's suffixes.
        { "cleanPrometheusOperatorObjectNames", true },
        { "crds", Off() },
        { "defaultRules", new YamlMap { { "create", false } } },
        { "fullnameOverride", Prometheus.FullName },
        { "grafana", Off() },
        { "prometheus", Server(context) },
        { "prometheusOperator", Operator() },
    }.With(ScrapeValues.For(context));

    /// <summary>A claim of a volume, as the operator takes it.</summary>
    public static YamlMap Claim(string size) => new()
    {
        {
            "volumeClaimTemplate",
            new YamlMap
            {
                {
                    "spec",
                    new YamlMap
                    {
                        { "accessModes", new YamlList { "ReadWriteOnce" } },
                        { "resources", new YamlMap { { "requests", new YamlMap { { "storage", size } } } } },
                        { "storageClassName", Storage.DefaultClass },
                    }
                },
            }
        },
    };

    public static YamlMap? Budget(WorkloadSize size) => size.Replicas == 1 ? null : new YamlMap { { "enabled", true }, { "minAvailable", size.Replicas - 1 } };

    private static YamlMap Off() => new() { { "enabled", false } };

    private static YamlMap Server(AddonContext context)
    {
        var size = PrometheusPods.ServerSize(context);
        return new YamlMap
        {
            { "podDisruptionBudget", Budget(size) },
            { "prometheusSpec", Spec(context, size) },
            // Each server has its own gaps. What is in the mesh asks the one and the other all the same: its sidecars choose by themselves.
            { "service", new YamlMap { { "sessionAffinity", "ClientIP" } } },
            { "serviceAccount", new YamlMap { { "name", "prometheus" } } },
            // The platform's own monitors scrape it.
            { "serviceMonitor", new YamlMap { { "selfMonitor", false } } },
        };
    }

    private static YamlMap Spec(AddonContext context, WorkloadSize size) => new()
    {
        { "enforcedSampleLimit", MostSamples },
        { "evaluationInterval", Interval },
        // Who speaks, where several environments send to one place.
        { "externalLabels", new YamlMap { { "cluster", context.ClusterName }, { "environment", context.Scope.Stack } } },
        { "logFormat", "json" },
        { "podMonitorSelectorNilUsesHelmValues", false },
        { "probeSelectorNilUsesHelmValues", false },
        { "replicas", size.Replicas },
        { "resources", PodValues.Resources(size.Containers[0]) },
        { "retention", PrometheusStorage.RetentionTime(context) },
        { "retentionSize", PrometheusStorage.RetentionSize(context) },
        { "ruleSelectorNilUsesHelmValues", false },
        { "scrapeConfigSelectorNilUsesHelmValues", false },
        { "scrapeInterval", Interval },
        // The chart's own: one elsewhere could ask to be sent this server's token.
        { "serviceMonitorNamespaceSelector", new YamlMap { { "matchLabels", new YamlMap { { WellKnown.NamespaceLabel, Prometheus.Namespace } } } } },
        { "serviceMonitorSelectorNilUsesHelmValues", false },
        { "storageSpec", Claim(size.Volumes[0]) },
        { "topologySpreadConstraints", PodValues.Spread(context, PrometheusPods.Server) },
        { "walCompression", true },
    };

    private static YamlMap Operator() => new()
    {
        {
            "admissionWebhooks",
            new YamlMap
            {
                { "certManager", new YamlMap { { "enabled", true } } },
                // Rules are held against promtool before they come here: while nobody answers, they may be written.
                { "failurePolicy", "Ignore" },
                { "patch", Off() },
            }
        },
        { "prometheusConfigReloader", new YamlMap { { "resources", PodValues.Resources(PrometheusPods.Reloader) } } },
        { "resources", PodValues.Resources(PrometheusPods.OperatorSize.Containers[0]) },
        { "serviceAccount", new YamlMap { { "name", "prometheus-operator" } } },
        { "serviceMonitor", new YamlMap { { "selfMonitor", false } } },
    };
}

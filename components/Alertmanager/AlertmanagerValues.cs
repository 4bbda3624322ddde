namespace Infra.Components;

/// <summary>Values of the chart's Alertmanager.</summary>
internal static class AlertmanagerValues
{
    public static YamlMap For(AddonContext context)
    {
        var size = PrometheusPods.AlertmanagerSize(context);
        return new YamlMap
        {
            { "config", AlertmanagerConfiguration.For(context) },
            { "alertmanagerSpec", Spec(context, size) },
            { "podDisruptionBudget", PrometheusValues.Budget(size) },
            { "serviceAccount", new YamlMap { { "name", "alertmanager" } } },
            // The platform's own monitors scrape it.
            { "serviceMonitor", new YamlMap { { "selfMonitor", false } } },
        };
    }

    private static YamlMap Spec(AddonContext context, WorkloadSize size) => new()
    {
        // The operator adds it to its own container of this name.
        { "containers", new YamlList { new YamlMap { { "name", size.Containers[0].Name }, { "env", WebIdentity.Environment(context, Workloads.AlertmanagerName) } } } },
        { "logFormat", "json" },
        { "replicas", size.Replicas },
        { "resources", PodValues.Resources(size.Containers[0]) },
        { "secrets", Alertmanager.Secrets(context) is [var secret] ? new YamlList { secret.Name } : null },
        { "storage", PrometheusValues.Claim(size.Volumes[0]) },
        { "topologySpreadConstraints", PodValues.Spread(context, Alertmanager.Labels) },
        { "volumeMounts", new YamlList { WebIdentity.Mount() } },
        { "volumes", new YamlList { WebIdentity.Volume() } },
    };
}

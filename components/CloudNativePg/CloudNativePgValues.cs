namespace Infra.Components;

/// <summary>Values of the chart cloudnative-pg (https://github.com/cloudnative-pg/charts/tree/cloudnative-pg-v0.29.0/charts/cloudnative-pg).</summary>
internal static class CloudNativePgValues
{
    public static YamlMap For(AddonContext context) => new()
    {
        { "config", new YamlMap { { "data", Settings() } } },
        { "replicaCount", CloudNativePg.Size(context).Replicas },
        { "resources", PodValues.Resources(CloudNativePg.Size(context).Containers[0]) },
        { "topologySpreadConstraints", PodValues.Spread(context, CloudNativePg.Labels) },
    };

    // Of the operator itself (https://github.com/cloudnative-pg/cloudnative-pg/blob/v1.30.0/docs/src/operator_conf.md).
    private static YamlMap Settings() => new()
    {
        // A new operator restarts every instance of every cluster: one cluster after the other, in seconds.
        { "CLUSTERS_ROLLOUT_DELAY", "60" },
        // What a Cluster says of who pays for it, its pods and volumes say as well.
        { "INHERITED_LABELS", $"{TeamLabels.CostCentre},{TeamLabels.Team}" },
        { "INSTANCES_ROLLOUT_DELAY", "30" },
    };
}

namespace Infra.Components;

/// <summary>Values of the chart trust-manager (https://github.com/cert-manager/trust-manager/tree/v0.24.0/deploy/charts/trust-manager).</summary>
internal static class TrustManagerValues
{
    public static YamlMap For(AddonContext context) => new()
    {
        { "app", new YamlMap { { "trust", new YamlMap { { "namespace", CertManager.Namespace } } } } },
        // Authorities of the internet are in the images that need them.
        { "defaultPackage", new YamlMap { { "enabled", false } } },
        { "podDisruptionBudget", context.IsHighlyAvailable ? new YamlMap { { "enabled", true }, { "minAvailable", 1 } } : null },
        { "replicaCount", TrustManager.Size(context).Replicas },
        { "resources", PodValues.Resources(TrustManager.Size(context).Containers[0]) },
        { "topologySpreadConstraints", PodValues.Spread(context, TrustManager.Labels) },
    };
}

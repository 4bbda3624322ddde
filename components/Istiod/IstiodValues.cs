namespace Infra.Components;

/// <summary>Values of the chart istiod (https://github.com/istio/istio/tree/1.30.3/manifests/charts/istio-control/istio-discovery).</summary>
internal static class IstiodValues
{
    public static YamlMap For(AddonContext context) => new()
    {
        // The chart makes a budget for disruptions where it scales from more than one.
        { "autoscaleEnabled", context.IsHighlyAvailable },
        { "autoscaleMin", Istiod.Size(context).Replicas },
        // From the start what istiod would make of it: otherwise Argo CD and istiod take it back from each other.
        { "base", new YamlMap { { "validationFailurePolicy", "Fail" } } },
        // Sidecars have no init container with NET_ADMIN, which "restricted" would refuse.
        { "cni", new YamlMap { { "enabled", true } } },
        // Sidecars start before and end after all other containers, so Jobs end. "auto" asks every node's kubelet first, and means no while one is old.
        { "env", new YamlMap { { "ENABLE_NATIVE_SIDECARS", "true" } } },
        { "global", Global(context) },
        { "meshConfig", MeshConfig() },
        { "resources", PodValues.Resources(Istiod.Size(context).Containers[0]) },
        { "seccompProfile", PodValues.SeccompProfile() },
        { "topologySpreadConstraints", PodValues.Spread(context, Istiod.Labels) },
    };

    private static YamlMap Global(AddonContext context)
    {
        // The name by which other clusters of the mesh know this one, and its network: pods' addresses lead nowhere outside of it.
        var cluster = context.ClusterName.Split('.')[0];
        return new()
        {
            { "logAsJson", true },
            { "meshID", $"{context.Scope.Project}-{context.Scope.Stack}" },
            { "multiCluster", new YamlMap { { "clusterName", cluster } } },
            { "network", cluster },
            { "pilotCertProvider", "istiod" },
            { "priorityClassName", "system-cluster-critical" },
            { "proxy", new YamlMap { { "resources", PodValues.Resources(Istiod.Sidecar) }, { "seccompProfile", PodValues.SeccompProfile() } } },
        };
    }

    private static YamlMap MeshConfig() => new()
    {
        { "accessLogEncoding", "JSON" },
        { "accessLogFile", "/dev/stdout" },
        // Prometheus asks workloads and their sidecars each at its own port.
        { "enablePrometheusMerge", false },
        { "meshMTLS", new YamlMap { { "minProtocolVersion", "TLSV1_3" } } },
        // Sidecars let through what the mesh knows: Services, and the hosts that workloads declare.
        { "outboundTrafficPolicy", new YamlMap { { "mode", "REGISTRY_ONLY" } } },
        { "trustDomain", "cluster.local" },
    };
}

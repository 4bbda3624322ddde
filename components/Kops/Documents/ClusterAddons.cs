namespace Infra.Components;

/// <summary>The add-ons that a cluster has before Argo CD runs, because it does not work without them; kOps keeps them.</summary>
internal static class ClusterAddons
{
    private const int SmallClusterMachines = 20;

    public static YamlMap Write(KopsDocumentInputs inputs) => new()
    {
        { "certManager", new YamlMap { { "enabled", false } } },
        {
            "cloudConfig", new YamlMap
            {
                { "awsEBSCSIDriver", new YamlMap { { "enabled", true } } },
                // kOps' storage classes know nothing of the stack's key.
                { "manageStorageClasses", false },
            }
        },
        { "cloudControllerManager", new YamlMap() },
        {
            "clusterAutoscaler", new YamlMap
            {
                { "balanceSimilarNodeGroups", true },
                { "enabled", true },
                { "expander", "least-waste" },
            }
        },
        { "externalDns", new YamlMap { { "provider", "dns-controller" }, { "watchIngress", false }, { "watchNamespace", "kube-system" } } },
        { "kubeDNS", CoreDns(inputs) },
        // kOps makes it secure by cert-manager alone, which is not its own here; it verifies no kubelet then.
        { "metricsServer", new YamlMap { { "enabled", true }, { "insecure", true } } },
        { "nodeTerminationHandler", new YamlMap { { "enableSQSTerminationDraining", true }, { "enabled", true } } },
    };

    // About 54 MB, and 1 MB for a thousand pods and services: https://github.com/coredns/deployment/blob/master/kubernetes/Scaling_CoreDNS.md.
    private static YamlMap CoreDns(KopsDocumentInputs inputs)
    {
        var machines = inputs.Spec.NodeGroups.Sum(group => group.Max * (group.Zones.IsEmpty ? inputs.Zones.Count : group.Zones.Length));
        var isSmall = machines <= SmallClusterMachines;
        return new YamlMap
        {
            { "cpuRequest", "100m" },
            { "memoryLimit", isSmall ? "170Mi" : "340Mi" },
            { "memoryRequest", isSmall ? "70Mi" : "140Mi" },
            { "provider", "CoreDNS" },
        };
    }
}

namespace Infra.Components;

/// <summary>Values of the chart external-dns (https://github.com/kubernetes-sigs/external-dns/tree/external-dns-helm-chart-1.21.1/charts/external-dns).</summary>
internal static class ExternalDnsValues
{
    public static YamlMap For(AddonContext context) => new()
    {
        // The environment's names lead to its home cluster; another cluster answers for names below its own.
        { "domainFilters", new YamlList { context.IsHomeCluster ? context.Domain : context.ClusterName } },
        { "env", WebIdentity.Environment(context, Workloads.ExternalDnsName) },
        // What is written to the public zone everybody reads; and names of the other clusters' own are theirs, though every gateway lists them.
        { "excludeDomains", YamlList.Of(context.ClusterNames.Where(name => name != context.ClusterName).Prepend($"internal.{context.Domain}")) },
        // The zone is the environment's, wherever the names in it belong.
        { "extraArgs", new YamlList { "--aws-zone-match-parent", "--aws-zone-type=public", "--aws-zones-cache-duration=1h" } },
        { "extraVolumeMounts", new YamlList { WebIdentity.Mount() } },
        { "extraVolumes", new YamlList { WebIdentity.Volume() } },
        { "interval", "5m" },
        { "logFormat", "json" },
        // What the role may write.
        { "managedRecordTypes", new YamlList { "A", "AAAA", "CNAME" } },
        { "policy", "sync" },
        { "resources", PodValues.Resources(ExternalDns.Size.Containers[0]) },
        { "serviceAccount", new YamlMap { { "name", ExternalDns.Release } } },
        // Hosts of Gateways, with the addresses of the load balancer before them: a VirtualService alone makes no name.
        { "sources", new YamlList { "istio-gateway" } },
        { "triggerLoopOnEvent", true },
        { "txtOwnerId", context.ClusterName },
        // Beside the records that they speak of, where a CNAME could not be.
        { "txtPrefix", "_owner." },
    };
}

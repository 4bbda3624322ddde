namespace Infra.Components;

/// <summary>The tags by which kOps and the cloud controller find subnets that clusters share; kops.sigs.k8s.io/run_in_existing_vpc, "Subnet Tags".</summary>
internal static class SubnetTags
{
    public static IEnumerable<(string Key, string Value)> Private(IEnumerable<string> clusterNames) =>
        [("SubnetType", "Private"), ("kubernetes.io/role/internal-elb", "1"), .. Shared(clusterNames)];

    public static IEnumerable<(string Key, string Value)> Utility(IEnumerable<string> clusterNames) =>
        [("SubnetType", "Utility"), ("kubernetes.io/role/elb", "1"), .. Shared(clusterNames)];

    public static IEnumerable<(string Key, string Value)> Public(IEnumerable<string> clusterNames) =>
        [("SubnetType", "Public"), ("kubernetes.io/role/elb", "1"), .. Shared(clusterNames)];

    private static IEnumerable<(string Key, string Value)> Shared(IEnumerable<string> clusterNames) =>
        clusterNames.Select(cluster => ($"kubernetes.io/cluster/{cluster}", "shared"));
}

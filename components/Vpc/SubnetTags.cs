namespace Infra.Components;

/// <summary>The tags by which kOps and the cloud controller find their subnets, which are "shared" with whoever made them; kops.sigs.k8s.io/run_in_existing_vpc, "Subnet Tags".</summary>
internal static class SubnetTags
{
    public static IEnumerable<(string Key, string Value)> Private(string clusterName) =>
        [("SubnetType", "Private"), ("kubernetes.io/role/internal-elb", "1"), Shared(clusterName)];

    public static IEnumerable<(string Key, string Value)> Utility(string clusterName) =>
        [("SubnetType", "Utility"), ("kubernetes.io/role/elb", "1"), Shared(clusterName)];

    public static IEnumerable<(string Key, string Value)> Public(IEnumerable<string> clusterNames) =>
        [("SubnetType", "Public"), ("kubernetes.io/role/elb", "1"), .. clusterNames.Select(Shared)];

    private static (string Key, string Value) Shared(string clusterName) => ($"kubernetes.io/cluster/{clusterName}", "shared");
}

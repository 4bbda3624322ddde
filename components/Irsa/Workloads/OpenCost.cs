namespace Infra.Components;

public static partial class Workloads
{
    /// <summary>Name of OpenCost.</summary>
    public const string OpenCostName = "opencost";

    /// <summary>
    /// OpenCost, <c>opencost/opencost</c>: spot prices, and the volumes and addresses that nothing uses. List prices are public, and it reads them
    /// without signing in (https://opencost.io/docs/configuration/aws).
    /// </summary>
    /// <param name="clusterName">kOps name of the cluster.</param>
    public static Workload OpenCost(string clusterName) => Of(
        OpenCostName,
        "opencost",
        "opencost",
        $"OpenCost of {clusterName}: reads prices, volumes and addresses",
        Allow("Look").OnEveryResource(NoResources).To("ec2:DescribeAddresses", "ec2:DescribeSpotPriceHistory", "ec2:DescribeVolumes"));
}

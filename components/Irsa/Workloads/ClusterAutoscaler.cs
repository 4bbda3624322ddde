namespace Infra.Components;

public static partial class Workloads
{
    /// <summary>Name of the cluster autoscaler.</summary>
    public const string ClusterAutoscalerName = "cluster-autoscaler";

    /// <summary>
    /// The cluster autoscaler, <c>kube-system/cluster-autoscaler</c>: sizes of the cluster's own Auto Scaling groups. Of upstream's full list
    /// (https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/cloudprovider/aws/README.md) without EKS and without types by
    /// attributes, which kOps' groups do not have.
    /// </summary>
    /// <param name="scope">The stack.</param>
    /// <param name="clusterName">kOps name of the cluster.</param>
    public static Workload ClusterAutoscaler(PlatformScope scope, string clusterName)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return Of(
            ClusterAutoscalerName,
            "kube-system",
            "cluster-autoscaler",
            $"Cluster autoscaler of {clusterName}: sets the sizes of its Auto Scaling groups",
            Allow("Look").OnEveryResource(NoResources).To(
                "autoscaling:DescribeAutoScalingGroups", "autoscaling:DescribeAutoScalingInstances", "autoscaling:DescribeLaunchConfigurations",
                "autoscaling:DescribeScalingActivities", "autoscaling:DescribeTags", "ec2:DescribeImages", "ec2:DescribeInstanceTypes",
                "ec2:DescribeLaunchTemplateVersions"),
            // kOps calls a group {instance group}.{cluster}.
            Allow("Scale").To("autoscaling:SetDesiredCapacity", "autoscaling:TerminateInstanceInAutoScalingGroup")
                .On(scope.Account.Arn("autoscaling", $"autoScalingGroup:*:autoScalingGroupName/*.{clusterName}"))
                .When(Tagged(ClusterTag, clusterName)));
    }
}

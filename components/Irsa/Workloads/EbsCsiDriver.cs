namespace Infra.Components;

public static partial class Workloads
{
    /// <summary>Name of the EBS CSI driver.</summary>
    public const string EbsCsiDriverName = "ebs-csi-driver";

    // The driver puts it on what it makes; etcd's volumes and the nodes' disks, which carry the cluster's tag too, are without it.
    private const string DriverTag = "ebs.csi.aws.com/cluster";

    /// <summary>
    /// The EBS CSI driver, <c>kube-system/ebs-csi-controller-sa</c>: volumes and snapshots that it made for this cluster, with the stack's key for volumes.
    /// The chart's <c>controller.k8sTagClusterId</c> must be the cluster's name. Of upstream's list
    /// (https://github.com/kubernetes-sigs/aws-ebs-csi-driver/blob/master/docs/example-iam-policy.json) without copies, locks and fast restores.
    /// </summary>
    /// <param name="scope">The stack.</param>
    /// <param name="clusterName">kOps name of the cluster.</param>
    public static Workload EbsCsiDriver(PlatformScope scope, string clusterName)
    {
        ArgumentNullException.ThrowIfNull(scope);
        var account = scope.Account;
        var (volumes, snapshots) = (account.Arn("ec2", "volume/*"), Snapshots(account));
        PolicyCondition[] its = [Tagged(ClusterTag, clusterName), Tagged(DriverTag, "true")];
        PolicyCondition[] becomesIts = [Tagging(ClusterTag, clusterName), Tagging(DriverTag, "true")];
        return Of(
            EbsCsiDriverName,
            "kube-system",
            "ebs-csi-controller-sa",
            $"EBS CSI driver of {clusterName}: makes and attaches its persistent volumes",
            Allow("Look").OnEveryResource(NoResources).To(
                "ec2:DescribeAvailabilityZones", "ec2:DescribeInstances", "ec2:DescribeInstanceTypes", "ec2:DescribeSnapshots", "ec2:DescribeTags",
                "ec2:DescribeVolumes", "ec2:DescribeVolumesModifications", "ec2:DescribeVolumeStatus"),
            Allow("Create").To("ec2:CreateVolume").On(volumes).When(becomesIts),
            Allow("Restore").To("ec2:CreateVolume").On(snapshots).When(its),
            Allow("Use").To("ec2:AttachVolume", "ec2:CreateSnapshot", "ec2:DeleteVolume", "ec2:DetachVolume", "ec2:ModifyVolume").On(volumes).When(its),
            Allow("AttachToNodes").To("ec2:AttachVolume", "ec2:DetachVolume").On(account.Arn("ec2", "instance/*")).When(Tagged(ClusterTag, clusterName)),
            Allow("Snapshot").To("ec2:CreateSnapshot").On(snapshots).When(becomesIts),
            Allow("DeleteSnapshots").To("ec2:DeleteSnapshot").On(snapshots).When(its),
            Allow("TagNew").To("ec2:CreateTags").On(volumes, snapshots)
                .When([PolicyCondition.StringEquals("ec2:CreateAction", "CreateSnapshot", "CreateVolume"), .. becomesIts]),
            KeyUse.ThroughService(scope, KeyPurpose.Ebs, "ec2"),
            KeyUse.GrantToVolumes(scope, KeyPurpose.Ebs));
    }
}

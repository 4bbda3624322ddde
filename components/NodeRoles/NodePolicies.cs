namespace Infra.Components;

/// <summary>
/// What nodes of a kOps cluster may do where add-ons and workloads have roles of their own (IRSA), as kOps 1.36 lists it
/// (https://kops.sigs.k8s.io/iam_roles), narrowed to the account, the cluster's folder in the state store and the stack's keys.
/// </summary>
internal static class NodePolicies
{
    private const string NoResources = "EC2's Describe actions have no resources";
    private const string ClusterTag = "KubernetesCluster";

    /// <summary>The control plane: etcd's volumes and backups, the cluster's state, DNS names, and the key of Kubernetes Secrets.</summary>
    public static PolicyDocument ControlPlane(NodeRolesArgs args)
    {
        var scope = args.Scope;
        return PolicyDocument.Of(
            PolicyKind.RoleInline,
            [
                PolicyStatement.Allow("Describe").OnEveryResource(NoResources)
                    .To("ec2:DescribeInstances", "ec2:DescribeInstanceTypes", "ec2:DescribeRegions", "ec2:DescribeVolumes"),
                PolicyStatement.Allow("AttachEtcdVolumes").To("ec2:AttachVolume")
                    .On(scope.Account.Arn("ec2", "instance/*"), scope.Account.Arn("ec2", "volume/*"))
                    .When(OfCluster(args), PolicyCondition.StringEquals("aws:ResourceTag/k8s.io/role/master", "1")),
                .. State(args),
                KeyUse.ThroughService(scope, KeyPurpose.S3, "s3"),
                KeyUse.ThroughService(scope, KeyPurpose.Etcd, "ec2"),
                KeyUse.GrantToVolumes(scope, KeyPurpose.Etcd),
                KeyUse.ByRole(scope, KeyPurpose.Secrets),
                .. Names(args),
                .. Images(args),
                .. SourceDestinationCheck(args),
            ]);
    }

    /// <summary>Workers: images only. They get their configuration from kops-controller, and never read the state store.</summary>
    public static PolicyDocument Worker(NodeRolesArgs args) => PolicyDocument.Of(
        PolicyKind.RoleInline,
        [
            PolicyStatement.Allow("Describe").OnEveryResource(NoResources)
                .To(args.DisablesSourceDestinationCheck ? ["ec2:DescribeInstances", "ec2:DescribeInstanceTypes"] : ["ec2:DescribeInstanceTypes"]),
            .. Images(args),
            .. SourceDestinationCheck(args),
        ]);

    private static IEnumerable<PolicyStatement> State(NodeRolesArgs args)
    {
        var account = args.Scope.Account;
        yield return PolicyStatement.Allow("ReadState").To("s3:GetObject").On(account.BucketArn(args.StateBucket, $"/{args.ClusterName}/*"));
        yield return PolicyStatement.Allow("BackUpEtcd").To("s3:DeleteObject", "s3:DeleteObjectVersion", "s3:GetObject", "s3:PutObject")
            .On(account.BucketArn(args.StateBucket, $"/{args.ClusterName}/backups/etcd/*"));
        yield return PolicyStatement.Allow("ListState").To("s3:ListBucket", "s3:ListBucketVersions").On(account.BucketArn(args.StateBucket))
            .When(PolicyCondition.StringLike("s3:prefix", $"{args.ClusterName}", $"{args.ClusterName}/*"));
        yield return PolicyStatement.Allow("FindState").To("s3:GetBucketLocation", "s3:GetEncryptionConfiguration").On(account.BucketArn(args.StateBucket));
    }

    private static IEnumerable<PolicyStatement> Names(NodeRolesArgs args)
    {
        if (args.HostedZoneId is null)
            yield break;
        var partition = args.Scope.Account.Partition;
        yield return PolicyStatement.Allow("KeepNames")
            .To("route53:ChangeResourceRecordSets", "route53:GetHostedZone", "route53:ListResourceRecordSets", "route53:ListTagsForResource")
            .On($"arn:{partition}:route53:::hostedzone/{HostedZoneIds.Placeholder(0)}");
        yield return PolicyStatement.Allow("FollowChanges").To("route53:GetChange").On($"arn:{partition}:route53:::change/*");
        yield return PolicyStatement.Allow("FindZone").To("route53:ListHostedZones").OnEveryResource("the action has no resource");
    }

    private static IEnumerable<PolicyStatement> Images(NodeRolesArgs args)
    {
        if (!args.PullsFromEcr)
            yield break;
        yield return PolicyStatement.Allow("SignInToEcr").To("ecr:GetAuthorizationToken").OnEveryResource("the action has no resource");
        yield return PolicyStatement.Allow("PullImages").To("ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer")
            .On(args.Scope.Account.Arn("ecr", "repository/*"));
    }

    private static IEnumerable<PolicyStatement> SourceDestinationCheck(NodeRolesArgs args)
    {
        if (args.DisablesSourceDestinationCheck)
        {
            yield return PolicyStatement.Allow("RouteForPods").To("ec2:ModifyNetworkInterfaceAttribute")
                .On(args.Scope.Account.Arn("ec2", "network-interface/*")).When(OfCluster(args));
        }
    }

    private static PolicyCondition OfCluster(NodeRolesArgs args) => PolicyCondition.StringEquals($"aws:ResourceTag/{ClusterTag}", args.ClusterName);
}

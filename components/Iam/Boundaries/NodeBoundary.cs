namespace Infra.Components;

/// <summary>
/// What nodes may do at most, of whatever cluster: <see cref="NodePolicies"/> without the cluster. Written out and not derived from them, so that a
/// mistake there does not widen it.
/// </summary>
internal static class NodeBoundary
{
    /// <param name="scope">The stack.</param>
    /// <param name="stateBucket">Name of the bucket that is kOps' state store.</param>
    /// <param name="closedBuckets">Names of the buckets that no node ever touches.</param>
    public static PolicyDocument For(PlatformScope scope, string stateBucket, IEnumerable<string> closedBuckets) => PolicyDocument.Of(
        PolicyKind.Managed,
        [
            .. Allowed(scope.Account, stateBucket),
            .. Keys(scope),
            BoundaryDenials.OtherServices("ec2", "ecr", "kms", "route53", "s3"),
            BoundaryDenials.OtherRegions(scope.Account),
            BoundaryDenials.ForeignBuckets(scope.Account),
            BoundaryDenials.Buckets(scope.Account, closedBuckets),
            BoundaryDenials.OtherKeys(scope, KeyPurpose.Etcd, KeyPurpose.S3, KeyPurpose.Secrets),
        ]);

    private static IEnumerable<PolicyStatement> Allowed(AwsAccount account, string stateBucket)
    {
        yield return PolicyStatement.Allow("Look").OnEveryResource("the actions have no resources")
            .To("ec2:Describe*", "ecr:GetAuthorizationToken", "route53:ListHostedZones");
        yield return PolicyStatement.Allow("AttachVolumes").To("ec2:AttachVolume").On(account.Arn("ec2", "instance/*"), account.Arn("ec2", "volume/*"));
        // For Calico where it turns off the source/destination check: interfaces of clusters, which carry this tag.
        yield return PolicyStatement.Allow("RouteForPods").To("ec2:ModifyNetworkInterfaceAttribute").On(account.Arn("ec2", "network-interface/*"))
            .When(PolicyCondition.Null("aws:ResourceTag/KubernetesCluster", absent: false));
        yield return PolicyStatement.Allow("ReadState").To("s3:GetObject").On(account.BucketArn(stateBucket, "/*"));
        yield return PolicyStatement.Allow("BackUpEtcd").To("s3:DeleteObject", "s3:DeleteObjectVersion", "s3:PutObject")
            .On(account.BucketArn(stateBucket, "/*/backups/etcd/*"));
        yield return PolicyStatement.Allow("ListState")
            .To("s3:GetBucketLocation", "s3:GetEncryptionConfiguration", "s3:ListBucket", "s3:ListBucketVersions").On(account.BucketArn(stateBucket));
        yield return PolicyStatement.Allow("Names")
            .To(
                "route53:ChangeResourceRecordSets", "route53:GetChange", "route53:GetHostedZone", "route53:ListResourceRecordSets",
                "route53:ListTagsForResource")
            .On($"arn:{account.Partition}:route53:::change/*", $"arn:{account.Partition}:route53:::hostedzone/*");
        yield return PolicyStatement.Allow("PullImages").To("ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer")
            .On(account.Arn("ecr", "repository/*"));
    }

    private static IEnumerable<PolicyStatement> Keys(PlatformScope scope)
    {
        var keys = scope.Account.Arn("kms", "key/*");
        yield return PolicyStatement.Allow("UseKeys").To([.. KeyUse.Data, "kms:DescribeKey"]).On(keys)
            .When(BoundaryDenials.AliasOf(scope, KeyPurpose.Etcd, KeyPurpose.S3, KeyPurpose.Secrets));
        yield return PolicyStatement.Allow("GrantToVolumes").To("kms:CreateGrant").On(keys)
            .When(BoundaryDenials.AliasOf(scope, KeyPurpose.Etcd), PolicyCondition.Bool("kms:GrantIsForAWSResource", true));
    }
}

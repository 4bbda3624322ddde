namespace Infra.Components;

/// <summary>
/// What workloads may do at most. Everything that is allowed is listed, so that a service is out of reach until it is added here; what must
/// never be is denied as well (<see cref="BoundaryDenials"/>).
/// </summary>
internal static class BoundaryPolicy
{
    private static readonly KeyPurpose[] Usable = [KeyPurpose.Alerts, KeyPurpose.Ebs, KeyPurpose.S3, KeyPurpose.Vault];

    /// <param name="scope">The stack.</param>
    /// <param name="usableBuckets">Names of the buckets that workloads may use.</param>
    /// <param name="closedBuckets">Names of the buckets that no workload ever touches.</param>
    public static PolicyDocument For(PlatformScope scope, IReadOnlyList<string> usableBuckets, IReadOnlyList<string> closedBuckets) =>
        PolicyDocument.Of(PolicyKind.Managed, [.. Allowed(scope, usableBuckets), .. Denied(scope, closedBuckets)]);

    private static IEnumerable<PolicyStatement> Allowed(PlatformScope scope, IReadOnlyList<string> buckets)
    {
        var account = scope.Account;
        yield return PolicyStatement.Allow("Look").OnEveryResource("the actions have no resources")
            .To("autoscaling:Describe*", "ec2:Describe*", "ecr:GetAuthorizationToken", "elasticloadbalancing:Describe*", "route53:ListHostedZones", "route53:ListHostedZonesByName");
        yield return PolicyStatement.Allow("Scale").To("autoscaling:SetDesiredCapacity", "autoscaling:TerminateInstanceInAutoScalingGroup")
            .On(account.Arn("autoscaling", "autoScalingGroup:*"));
        yield return PolicyStatement.Allow("Volumes")
            .To(
                "ec2:AttachVolume", "ec2:CreateSnapshot", "ec2:CreateTags", "ec2:CreateVolume", "ec2:DeleteSnapshot", "ec2:DeleteVolume",
                "ec2:DetachVolume", "ec2:ModifyVolume")
            .On(account.Arn("ec2", "instance/*"), account.Arn("ec2", "volume/*"), Workloads.Snapshots(account));
        yield return PolicyStatement.Allow("SecurityGroups")
            .To(
                "ec2:AuthorizeSecurityGroupIngress", "ec2:CreateSecurityGroup", "ec2:CreateTags", "ec2:DeleteSecurityGroup", "ec2:DeleteTags",
                "ec2:GetSecurityGroupsForVpc", "ec2:RevokeSecurityGroupIngress")
            .On(account.Arn("ec2", "security-group/*"), account.Arn("ec2", "vpc/*"));
        yield return PolicyStatement.Allow("LoadBalancers").To(Workloads.LoadBalancerActions)
            .On(new[] { "listener", "listener-rule", "loadbalancer", "targetgroup" }.Select(type => account.Arn("elasticloadbalancing", $"{type}/*")));
        yield return PolicyStatement.Allow("Names")
            .To("route53:ChangeResourceRecordSets", "route53:GetChange", "route53:ListResourceRecordSets", "route53:ListTagsForResources")
            .On($"arn:{account.Partition}:route53:::change/*", $"arn:{account.Partition}:route53:::hostedzone/*");
        yield return PolicyStatement.Allow("Images").To(Workloads.ImageActions).On(Workloads.Images(scope));
        yield return PolicyStatement.Allow("Objects")
            .To("s3:AbortMultipartUpload", "s3:DeleteObject", "s3:GetObject", "s3:ListBucket", "s3:ListMultipartUploadParts", "s3:PutObject")
            .On(BoundaryDenials.WithObjects(account, buckets));
        yield return PolicyStatement.Allow("RecoveryKeys").To(Workloads.RecoverySecretActions).On(Workloads.RecoverySecrets(scope, Vault.RecoverySecrets(scope)));
        yield return PolicyStatement.Allow("Alerts").To("sns:Publish").On($"{AlertTopicNames.Arn(scope, team: null)}*");
        yield return PolicyStatement.Allow("Keys").To([.. KeyUse.Data, "kms:CreateGrant", "kms:DescribeKey"])
            .On(account.Arn("kms", "key/*")).When(BoundaryDenials.AliasOf(scope, Usable));
    }

    private static IEnumerable<PolicyStatement> Denied(PlatformScope scope, IReadOnlyList<string> buckets) =>
    [
        PolicyStatement.Deny("NeverIdentities").On("*").To("account:*", "iam:*", "organizations:*", "sts:AssumeRole"),
        BoundaryDenials.OtherRegions(scope.Account),
        BoundaryDenials.ForeignBuckets(scope.Account),
        BoundaryDenials.Buckets(scope.Account, buckets),
        BoundaryDenials.OtherKeys(scope, Usable),
    ];
}

namespace Infra.Components;

/// <summary>
/// What the roles may do at most that kOps makes for its own add-ons: the cloud controller manager, the cluster autoscaler, dns-controller, the EBS CSI
/// driver and the node termination handler. It is what kOps 1.36 gives them (pkg/model/iam/iam_builder.go), without the cluster, and less what this
/// platform does not use: routes of pods in the VPC (<c>ec2:ModifyInstanceAttribute</c>), snapshots, copies and fast restores of volumes, types by
/// attributes; and less making service-linked roles: ELB's is there since the load balancer of the API servers.
/// </summary>
internal static class AddOnBoundary
{
    // Of balancers of all three generations; the cloud controller manager makes classic and network ones.
    private static readonly string[] LoadBalancerActions =
    [
        "elasticloadbalancing:AddTags", "elasticloadbalancing:ApplySecurityGroupsToLoadBalancer", "elasticloadbalancing:AttachLoadBalancerToSubnets",
        "elasticloadbalancing:ConfigureHealthCheck", "elasticloadbalancing:CreateListener", "elasticloadbalancing:CreateLoadBalancer",
        "elasticloadbalancing:CreateLoadBalancerListeners", "elasticloadbalancing:CreateLoadBalancerPolicy", "elasticloadbalancing:CreateTargetGroup",
        "elasticloadbalancing:DeleteListener", "elasticloadbalancing:DeleteLoadBalancer", "elasticloadbalancing:DeleteLoadBalancerListeners",
        "elasticloadbalancing:DeleteTargetGroup", "elasticloadbalancing:DeregisterInstancesFromLoadBalancer", "elasticloadbalancing:DeregisterTargets",
        "elasticloadbalancing:DetachLoadBalancerFromSubnets", "elasticloadbalancing:ModifyListener", "elasticloadbalancing:ModifyLoadBalancerAttributes",
        "elasticloadbalancing:ModifyTargetGroup", "elasticloadbalancing:ModifyTargetGroupAttributes",
        "elasticloadbalancing:RegisterInstancesWithLoadBalancer", "elasticloadbalancing:RegisterTargets",
        "elasticloadbalancing:SetLoadBalancerPoliciesForBackendServer", "elasticloadbalancing:SetLoadBalancerPoliciesOfListener",
    ];

    public static PolicyDocument For(PlatformScope scope) => PolicyDocument.Of(
        PolicyKind.Managed,
        [
            .. Machines(scope.Account),
            .. Volumes(scope),
            .. Traffic(scope.Account),
            BoundaryDenials.OtherServices("autoscaling", "ec2", "elasticloadbalancing", "kms", "route53", "sqs"),
            BoundaryDenials.OtherRegions(scope.Account),
            BoundaryDenials.OtherKeys(scope, KeyPurpose.Ebs),
        ]);

    private static IEnumerable<PolicyStatement> Machines(AwsAccount account)
    {
        yield return PolicyStatement.Allow("Look").OnEveryResource("the actions have no resources")
            .To("autoscaling:Describe*", "ec2:Describe*", "elasticloadbalancing:Describe*", "route53:ListHostedZones");
        yield return PolicyStatement.Allow("Scale")
            .To("autoscaling:CompleteLifecycleAction", "autoscaling:SetDesiredCapacity", "autoscaling:TerminateInstanceInAutoScalingGroup")
            .On(account.Arn("autoscaling", "autoScalingGroup:*"));
        // kOps' queue of machines about to go; pkg/model/awsmodel/nodeterminationhandler.go.
        yield return PolicyStatement.Allow("HearOfTerminations").To("sqs:DeleteMessage", "sqs:ReceiveMessage").On(account.Arn("sqs", "*-nth"));
    }

    private static IEnumerable<PolicyStatement> Volumes(PlatformScope scope)
    {
        var account = scope.Account;
        var (keys, volumes) = (account.Arn("kms", "key/*"), account.Arn("ec2", "volume/*"));
        yield return PolicyStatement.Allow("Attach").To("ec2:AttachVolume", "ec2:DetachVolume").On(account.Arn("ec2", "instance/*"), volumes);
        yield return PolicyStatement.Allow("Volumes").To("ec2:CreateTags", "ec2:CreateVolume", "ec2:DeleteTags", "ec2:DeleteVolume", "ec2:ModifyVolume").On(volumes);
        yield return PolicyStatement.Allow("UseKey").To([.. KeyUse.Data, "kms:DescribeKey"]).On(keys).When(BoundaryDenials.AliasOf(scope, KeyPurpose.Ebs));
        yield return PolicyStatement.Allow("GrantToVolumes").To("kms:CreateGrant").On(keys)
            .When(BoundaryDenials.AliasOf(scope, KeyPurpose.Ebs), PolicyCondition.Bool("kms:GrantIsForAWSResource", true));
    }

    private static IEnumerable<PolicyStatement> Traffic(AwsAccount account)
    {
        var groups = account.Arn("ec2", "security-group/*");
        yield return PolicyStatement.Allow("CreateSecurityGroups").To("ec2:CreateSecurityGroup").On(groups, account.Arn("ec2", "vpc/*"));
        yield return PolicyStatement.Allow("SecurityGroups")
            .To("ec2:AuthorizeSecurityGroupIngress", "ec2:CreateTags", "ec2:DeleteSecurityGroup", "ec2:DeleteTags", "ec2:RevokeSecurityGroupIngress").On(groups);
        yield return PolicyStatement.Allow("LoadBalancers").To(LoadBalancerActions)
            .On(new[] { "listener", "loadbalancer", "targetgroup" }.Select(type => account.Arn("elasticloadbalancing", $"{type}/*")));
        yield return PolicyStatement.Allow("Names")
            .To(
                "route53:ChangeResourceRecordSets", "route53:GetChange", "route53:GetHostedZone", "route53:ListResourceRecordSets",
                "route53:ListTagsForResource")
            .On($"arn:{account.Partition}:route53:::change/*", $"arn:{account.Partition}:route53:::hostedzone/*");
    }
}

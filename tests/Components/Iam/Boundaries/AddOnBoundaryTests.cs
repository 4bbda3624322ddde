using Infra.Components;

namespace Infra.Tests.Components;

public sealed class AddOnBoundaryTests
{
    private static readonly PolicyDocument Boundary = AddOnBoundary.For(TestScope.Dev);

    // What kOps 1.36 gives each add-on: actions, by the kind of resource that they are done on. kops pkg/model/iam/iam_builder.go and
    // tests/integration/update_cluster/many-addons-ccm-irsa.
    public static TheoryData<string, string, string> Grants => new()
    {
        {
            "aws-cloud-controller-manager", "*",
            "autoscaling:DescribeAutoScalingGroups autoscaling:DescribeTags ec2:DescribeAvailabilityZones ec2:DescribeInstanceTopology ec2:DescribeInstances "
            + "ec2:DescribeRegions ec2:DescribeRouteTables ec2:DescribeSecurityGroups ec2:DescribeSubnets ec2:DescribeVpcs elasticloadbalancing:DescribeListeners "
            + "elasticloadbalancing:DescribeLoadBalancerAttributes elasticloadbalancing:DescribeLoadBalancerPolicies elasticloadbalancing:DescribeLoadBalancers "
            + "elasticloadbalancing:DescribeTargetGroupAttributes elasticloadbalancing:DescribeTargetGroups elasticloadbalancing:DescribeTargetHealth"
        },
        {
            "aws-cloud-controller-manager", "ec2:security-group/sg-1",
            "ec2:AuthorizeSecurityGroupIngress ec2:CreateSecurityGroup ec2:CreateTags ec2:DeleteSecurityGroup ec2:DeleteTags ec2:RevokeSecurityGroupIngress"
        },
        { "aws-cloud-controller-manager", "ec2:vpc/vpc-1", "ec2:CreateSecurityGroup" },
        {
            "aws-cloud-controller-manager", "elasticloadbalancing:loadbalancer/a1b2",
            "elasticloadbalancing:AddTags elasticloadbalancing:ApplySecurityGroupsToLoadBalancer elasticloadbalancing:AttachLoadBalancerToSubnets "
            + "elasticloadbalancing:ConfigureHealthCheck elasticloadbalancing:CreateLoadBalancer elasticloadbalancing:CreateLoadBalancerListeners "
            + "elasticloadbalancing:CreateLoadBalancerPolicy elasticloadbalancing:DeleteLoadBalancer elasticloadbalancing:DeleteLoadBalancerListeners "
            + "elasticloadbalancing:DeregisterInstancesFromLoadBalancer elasticloadbalancing:DetachLoadBalancerFromSubnets "
            + "elasticloadbalancing:ModifyLoadBalancerAttributes elasticloadbalancing:RegisterInstancesWithLoadBalancer "
            + "elasticloadbalancing:SetLoadBalancerPoliciesForBackendServer elasticloadbalancing:SetLoadBalancerPoliciesOfListener"
        },
        { "aws-cloud-controller-manager", "elasticloadbalancing:loadbalancer/net/a/1", "elasticloadbalancing:CreateListener elasticloadbalancing:CreateLoadBalancer" },
        { "aws-cloud-controller-manager", "elasticloadbalancing:listener/net/a/1/2", "elasticloadbalancing:DeleteListener elasticloadbalancing:ModifyListener" },
        {
            "aws-cloud-controller-manager", "elasticloadbalancing:targetgroup/a/1",
            "elasticloadbalancing:CreateTargetGroup elasticloadbalancing:DeleteTargetGroup elasticloadbalancing:DeregisterTargets "
            + "elasticloadbalancing:ModifyTargetGroup elasticloadbalancing:ModifyTargetGroupAttributes elasticloadbalancing:RegisterTargets"
        },
        { "aws-cloud-controller-manager", "kms:key/1", "kms:DescribeKey" },
        { "aws-node-termination-handler", "*", "autoscaling:DescribeAutoScalingInstances autoscaling:DescribeTags ec2:DescribeInstances" },
        { "aws-node-termination-handler", "sqs:main-dev-example-com-nth", "sqs:DeleteMessage sqs:ReceiveMessage" },
        { "aws-node-termination-handler", "autoscaling:autoScalingGroup:1:autoScalingGroupName/a", "autoscaling:CompleteLifecycleAction" },
        {
            "cluster-autoscaler", "*",
            "autoscaling:DescribeAutoScalingGroups autoscaling:DescribeAutoScalingInstances autoscaling:DescribeLaunchConfigurations "
            + "autoscaling:DescribeScalingActivities ec2:DescribeImages ec2:DescribeInstanceTypes ec2:DescribeLaunchTemplateVersions"
        },
        { "cluster-autoscaler", "autoscaling:autoScalingGroup:1:autoScalingGroupName/a", "autoscaling:SetDesiredCapacity autoscaling:TerminateInstanceInAutoScalingGroup" },
        { "dns-controller", "*", "route53:ListHostedZones" },
        { "dns-controller", "route53:hostedzone/Z1", "route53:ChangeResourceRecordSets route53:GetHostedZone route53:ListResourceRecordSets route53:ListTagsForResource" },
        { "dns-controller", "route53:change/C1", "route53:GetChange" },
        {
            "ebs-csi-controller-sa", "*",
            "ec2:DescribeAvailabilityZones ec2:DescribeInstanceTypes ec2:DescribeInstances ec2:DescribeTags ec2:DescribeVolumeStatus ec2:DescribeVolumes "
            + "ec2:DescribeVolumesModifications"
        },
        { "ebs-csi-controller-sa", "ec2:volume/vol-1", "ec2:AttachVolume ec2:CreateTags ec2:CreateVolume ec2:DeleteTags ec2:DeleteVolume ec2:DetachVolume ec2:ModifyVolume" },
        { "ebs-csi-controller-sa", "ec2:instance/i-1", "ec2:AttachVolume ec2:DetachVolume" },
        { "ebs-csi-controller-sa", "kms:key/1", "kms:CreateGrant kms:Decrypt kms:DescribeKey kms:Encrypt kms:GenerateDataKey* kms:ReEncrypt*" },
    };

    [Theory]
    [MemberData(nameof(Grants))]
    public void Allows_AddOn_WhatKopsGivesItAndThePlatformUses(string addOn, string resource, string actions)
    {
        var arn = resource.Split(':', 2) switch
        {
            ["route53", var name] => $"arn:aws:route53:::{name}",
            [var service, var name] => TestScope.Dev.Account.Arn(service, name),
            _ => resource,
        };

        Assert.All(actions.Split(' '), action => Assert.True(Boundary.Allows(action, arn) && !Boundary.Denies(action, arn), $"{addOn}: {action} on {arn}"));
    }

    [Theory]
    [InlineData("ec2:ModifyInstanceAttribute", "arn:aws:ec2:eu-central-1:111122223333:instance/i-1")]
    [InlineData("ec2:CreateTags", "arn:aws:ec2:eu-central-1:111122223333:instance/i-1")]
    [InlineData("ec2:CreateSnapshot", "arn:aws:ec2:eu-central-1:111122223333:volume/vol-1")]
    [InlineData("ec2:EnableFastSnapshotRestores", "arn:aws:ec2:eu-central-1::snapshot/snap-1")]
    [InlineData("ec2:DeleteVolume", "arn:aws:ec2:us-east-1:111122223333:volume/vol-1")]
    [InlineData("ec2:RunInstances", "arn:aws:ec2:eu-central-1:111122223333:instance/i-1")]
    [InlineData("autoscaling:UpdateAutoScalingGroup", "arn:aws:autoscaling:eu-central-1:111122223333:autoScalingGroup:1:autoScalingGroupName/a")]
    [InlineData("route53:DeleteHostedZone", "arn:aws:route53:::hostedzone/Z1")]
    [InlineData("sqs:ReceiveMessage", "arn:aws:sqs:eu-central-1:111122223333:orders")]
    public void Allows_AnythingElse_Nothing(string action, string resource) => Assert.False(Boundary.Allows(action, resource));

    [Theory]
    [InlineData("iam:CreateServiceLinkedRole")]
    [InlineData("iam:PutRolePolicy")]
    [InlineData("s3:GetObject")]
    [InlineData("secretsmanager:GetSecretValue")]
    [InlineData("sts:AssumeRole")]
    public void Denies_OtherServices_WhateverAPolicySays(string action) => Assert.True(Boundary.Denies(action, "arn:aws:any:::thing"));

    [Fact]
    public void Denies_OtherRegions_ButRoute53() => Assert.Equal(
        (true, "route53:*", "eu-central-1"),
        (Boundary.Find("NeverOtherRegions").IsNotActions, Boundary.Find("NeverOtherRegions").Actions[0], Boundary.Find("NeverOtherRegions").Find("aws:RequestedRegion").Values[0]));

    [Fact]
    public void Keys_OfVolumes_AreOpenAndAllOthersDenied()
    {
        Assert.Equal(["alias/infra-dev-ebs"], Boundary.Find("UseKey").Find("kms:ResourceAliases").Values);
        Assert.Equal(
            ["alias/infra-dev-alerts", "alias/infra-dev-etcd", "alias/infra-dev-logs", "alias/infra-dev-s3", "alias/infra-dev-secrets", "alias/infra-dev-vault"],
            Boundary.Find("NeverTheseKeys").Find("kms:ResourceAliases").Values);
        Assert.Equal(["true"], Boundary.Find("GrantToVolumes").Find("kms:GrantIsForAWSResource").Values);
    }
}

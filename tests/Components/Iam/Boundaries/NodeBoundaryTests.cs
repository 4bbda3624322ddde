using Infra.Components;

namespace Infra.Tests.Components;

public sealed class NodeBoundaryTests
{
    private static readonly PolicyDocument Boundary = NodeBoundary.For(TestScope.Dev, "state", ["audit", "oidc"]);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Allows_Nodes_AllThatTheirOwnPoliciesDo(bool disablesSourceDestinationCheck)
    {
        var args = NodePoliciesTests.Args with { HostedZoneId = "Z1", DisablesSourceDestinationCheck = disablesSourceDestinationCheck };

        Boundary.AssertLetsPass(NodePolicies.ControlPlane(args));
        Boundary.AssertLetsPass(NodePolicies.Worker(args));
    }

    [Theory]
    [InlineData("ec2:RunInstances", "arn:aws:ec2:eu-central-1:111122223333:instance/i-1")]
    [InlineData("ec2:DetachVolume", "arn:aws:ec2:eu-central-1:111122223333:volume/vol-1")]
    [InlineData("ec2:AttachVolume", "arn:aws:ec2:us-east-1:111122223333:volume/vol-1")]
    [InlineData("ecr:PutImage", "arn:aws:ecr:eu-central-1:111122223333:repository/a")]
    [InlineData("s3:PutObject", "arn:aws:s3:::state/main.dev.example.com/pki/private/ca")]
    [InlineData("s3:GetObject", "arn:aws:s3:::loki/a")]
    [InlineData("s3:PutBucketPolicy", "arn:aws:s3:::state")]
    [InlineData("kms:ScheduleKeyDeletion", "arn:aws:kms:eu-central-1:111122223333:key/1")]
    public void Allows_AnythingElse_Nothing(string action, string resource) => Assert.False(Boundary.Allows(action, resource));

    [Theory]
    [InlineData("iam:PassRole", "arn:aws:iam::111122223333:role/r")]
    [InlineData("sts:AssumeRole", "arn:aws:iam::111122223333:role/r")]
    [InlineData("secretsmanager:GetSecretValue", "arn:aws:secretsmanager:eu-central-1:111122223333:secret:s")]
    [InlineData("s3:GetObject", "arn:aws:s3:::audit/a")]
    [InlineData("s3:PutObject", "arn:aws:s3:::oidc/main.dev.example.com/openid/v1/jwks")]
    public void Denies_WhatNodesMustNeverReach_WhateverAPolicySays(string action, string resource) => Assert.True(Boundary.Denies(action, resource));

    [Fact]
    public void Keys_Etcd_SecretsAndBuckets_AreOpenAndAllOthersDenied()
    {
        Assert.Equal(["alias/infra-dev-etcd", "alias/infra-dev-s3", "alias/infra-dev-secrets"], Boundary.Find("UseKeys").Find("kms:ResourceAliases").Values);
        Assert.Equal(["alias/infra-dev-alerts", "alias/infra-dev-ebs", "alias/infra-dev-logs", "alias/infra-dev-vault"], Boundary.Find("NeverTheseKeys").Find("kms:ResourceAliases").Values);
        Assert.Equal(["alias/infra-dev-etcd"], Boundary.Find("GrantToVolumes").Find("kms:ResourceAliases").Values);
        Assert.Equal(["true"], Boundary.Find("GrantToVolumes").Find("kms:GrantIsForAWSResource").Values);
    }

    [Fact]
    public void RouteForPods_Interfaces_AreThoseOfClusters() =>
        Assert.Equal(["false"], Boundary.Find("RouteForPods").Find("aws:ResourceTag/KubernetesCluster").Values);
}

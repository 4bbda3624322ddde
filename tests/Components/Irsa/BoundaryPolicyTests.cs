using Infra.Components;

namespace Infra.Tests.Components;

public sealed class BoundaryPolicyTests
{
    private static readonly PolicyDocument Boundary = BoundaryPolicy.For(TestScope.Dev, ["logs", "backups"], ["state", "oidc"]);

    public static TheoryData<string> Names => WorkloadsTests.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Allows_Workload_AllThatItsOwnPolicyDoes(string name)
    {
        var workload = WorkloadsTests.All().Single(each => each.Name == name);

        Boundary.AssertLetsPass(workload.Permissions);
    }

    [Theory]
    [InlineData("iam:CreateUser", "*")]
    [InlineData("s3:GetObject", "arn:aws:s3:::state/main.dev.example.com/secrets")]
    [InlineData("s3:PutObject", "arn:aws:s3:::oidc/main.dev.example.com/openid/v1/jwks")]
    [InlineData("s3:PutBucketPolicy", "arn:aws:s3:::logs")]
    [InlineData("s3:DeleteObjectVersion", "arn:aws:s3:::backups/a")]
    [InlineData("ec2:RunInstances", "*")]
    [InlineData("ec2:DeleteVolume", "arn:aws:ec2:us-east-1:111122223333:volume/vol-1")]
    [InlineData("ec2:DeleteVolume", "arn:aws:ec2:eu-central-1:444455556666:volume/vol-1")]
    [InlineData("kms:ScheduleKeyDeletion", "arn:aws:kms:eu-central-1:111122223333:key/1")]
    [InlineData("secretsmanager:GetSecretValue", "*")]
    [InlineData("secretsmanager:GetSecretValue", "arn:aws:secretsmanager:eu-central-1:111122223333:secret:infra-prod-a-vault-recovery-abcdef")]
    [InlineData("secretsmanager:DeleteSecret", "arn:aws:secretsmanager:eu-central-1:111122223333:secret:infra-dev-main-vault-recovery-abcdef")]
    public void Allows_AnythingElse_Nothing(string action, string resource) => Assert.False(Boundary.Allows(action, resource));

    [Fact]
    public void Denies_Identities_WhateverAPolicySays() =>
        Assert.Equal(["account:*", "iam:*", "organizations:*", "sts:AssumeRole"], Boundary.Find("NeverIdentities").Actions);

    [Fact]
    public void Denies_OtherRegions_ButRoute53()
    {
        var deny = Boundary.Find("NeverOtherRegions");

        Assert.True(deny.IsNotActions);
        Assert.Equal(["route53:*"], deny.Actions);
        Assert.Equal(["eu-central-1"], deny.Find("aws:RequestedRegion").Values);
    }

    [Fact]
    public void Denies_Buckets_OfTheClusterItselfAndOfOthers()
    {
        Assert.Equal(["arn:aws:s3:::oidc", "arn:aws:s3:::oidc/*", "arn:aws:s3:::state", "arn:aws:s3:::state/*"], Boundary.Find("NeverTheseBuckets").Resources);
        Assert.Equal("StringNotEquals", Boundary.Find("NeverForeignBuckets").Conditions[0].Operator);
        Assert.Equal(["111122223333"], Boundary.Find("NeverForeignBuckets").Conditions[0].Values);
    }

    [Fact]
    public void Denies_Keys_OfEtcdSecretsAndLogs()
    {
        Assert.Equal(["alias/infra-dev-etcd", "alias/infra-dev-logs", "alias/infra-dev-secrets"], Boundary.Find("NeverTheseKeys").Find("kms:ResourceAliases").Values);
        Assert.Equal(["alias/infra-dev-alerts", "alias/infra-dev-ebs", "alias/infra-dev-s3", "alias/infra-dev-vault"], Boundary.Find("Keys").Find("kms:ResourceAliases").Values);
    }

    [Fact]
    public void Allows_Publish_ToTopicsOfAlertsAlone()
    {
        Assert.Equal(["sns:Publish"], Boundary.Find("Alerts").Actions);
        Assert.Equal(["arn:aws:sns:eu-central-1:111122223333:infra-dev-alerts*"], Boundary.Find("Alerts").Resources);
    }
}

using Infra.Components;

namespace Infra.Tests.Components;

public sealed class VpcPoliciesTests
{
    private static readonly AwsAccount Account = TestScope.Dev.Account;

    [Fact]
    public void S3Gateway_OtherAccounts_AreReadForImagesOnly()
    {
        var document = VpcPolicies.S3Gateway(Account, ["mirror"]);

        Assert.Equal(["UseOwnBuckets", "ReadImages"], document.Sids());
        Assert.Equal(["111122223333"], document.Find("UseOwnBuckets").Find("aws:ResourceAccount").Values);
        Assert.Equal(["s3:GetObject"], document.Find("ReadImages").Actions);
        Assert.Equal(
            ["arn:aws:s3:::mirror/*", "arn:aws:s3:::prod-eu-central-1-starport-layer-bucket/*", "arn:aws:s3:::prod-registry-k8s-io-eu-central-1/*"],
            document.Find("ReadImages").Resources);
    }

    [Fact]
    public void OwnRoles_Service_IsForTheAccountsPrincipals()
    {
        var use = Assert.Single(VpcPolicies.OwnRoles(Account, "kms").Statements);

        Assert.Equal(["kms:*"], use.Actions);
        Assert.Equal(["111122223333"], use.Find("aws:PrincipalAccount").Values);
    }

    [Fact]
    public void Sts_WebIdentity_AssumesTheAccountsRoles()
    {
        var assume = VpcPolicies.Sts(Account).Find("AssumeOwnRoles");

        Assert.Contains("sts:AssumeRoleWithWebIdentity", assume.Actions);
        Assert.Equal(["arn:aws:iam::111122223333:role/*"], assume.Resources);
        Assert.Empty(assume.Conditions);
    }

    [Fact]
    public void FlowLogTrust_Service_IsPinnedToTheAccountsFlowLogs()
    {
        var trust = Assert.Single(VpcPolicies.FlowLogTrust(Account).Statements);

        Assert.Equal(["111122223333"], trust.Find("aws:SourceAccount").Values);
        Assert.Equal(["arn:aws:ec2:eu-central-1:111122223333:vpc-flow-log/*"], trust.Find("aws:SourceArn").Values);
    }

    [Fact]
    public void FlowLogDelivery_LogGroup_IsTheOnlyOneWrittenTo()
    {
        var document = VpcPolicies.FlowLogDelivery(Account, "infra-dev-vpc-flow-logs");

        Assert.All(document.Find("Deliver").Resources, arn => Assert.StartsWith("arn:aws:logs:eu-central-1:111122223333:log-group:infra-dev-vpc-flow-logs", arn, StringComparison.Ordinal));
        Assert.DoesNotContain(document.Statements.SelectMany(statement => statement.Actions), action => action == "logs:CreateLogGroup");
    }
}

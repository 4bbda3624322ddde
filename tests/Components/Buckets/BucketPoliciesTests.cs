using Infra.Components;

namespace Infra.Tests.Components;

public sealed class BucketPoliciesTests
{
    private static readonly BucketSettings Plain = new("plain", BucketEncryption.CustomerManagedKey) { KeepNoncurrentDays = 30 };

    [Fact]
    public void For_AnyBucket_DeniesPlainTextAndOldTls()
    {
        var document = BucketPolicies.For(TestScope.Dev.Account, "b", Plain);

        Assert.Equal(["DenyPlainText", "DenyOldTls"], document.Sids());
        foreach (var deny in document.Statements)
        {
            Assert.False(deny.IsAllow);
            Assert.Equal(["s3:*"], deny.Actions);
            Assert.Equal(["arn:aws:s3:::b", "arn:aws:s3:::b/*"], deny.Resources);
            Assert.Equal(["*"], deny.Principals.Select(principal => principal.Id));
        }

        Assert.Equal(["false"], document.Find("DenyPlainText").Find("aws:SecureTransport").Values);
        Assert.Equal(["1.2"], document.Find("DenyOldTls").Find("s3:TlsVersion").Values);
    }

    [Fact]
    public void For_PublicDocuments_LetsEveryoneReadExactlyThem()
    {
        var read = BucketPolicies.For(TestScope.Dev.Account, "b", Plain with { PublicDocuments = ["main/openid/v1/jwks", "main/.well-known/openid-configuration"] })
            .Find("ReadPublicDocuments");

        Assert.Equal(["s3:GetObject"], read.Actions);
        Assert.Equal(["arn:aws:s3:::b/main/.well-known/openid-configuration", "arn:aws:s3:::b/main/openid/v1/jwks"], read.Resources);
    }

    [Fact]
    public void ForAccessLogs_Delivery_IsPinnedToTheStacksBuckets()
    {
        var deliver = Assert.Single(BucketPolicies.ForAccessLogs(TestScope.Dev, "b"));

        Assert.Equal(["logging.s3.amazonaws.com"], deliver.Principals.Select(principal => principal.Id));
        Assert.Equal(["111122223333"], deliver.Find("aws:SourceAccount").Values);
        Assert.Equal(["arn:aws:s3:::infra-dev-*"], deliver.Find("aws:SourceArn").Values);
    }

    [Fact]
    public void ForAudit_Trail_WritesAndNobodyDeletes()
    {
        var document = PolicyDocument.Of(PolicyKind.Bucket, BucketPolicies.ForAudit(TestScope.Dev, "b", keep: true));

        foreach (var sid in new[] { "CheckByCloudTrail", "WriteByCloudTrail" })
            Assert.Equal(["arn:aws:cloudtrail:eu-central-1:111122223333:trail/infra-dev-audit"], document.Find(sid).Find("aws:SourceArn").Values);
        Assert.Equal(["arn:aws:s3:::b/AWSLogs/111122223333/*"], document.Find("WriteByCloudTrail").Resources);
        Assert.False(document.Find("KeepAuditLogs").IsAllow);
        Assert.Equal(["s3:DeleteObject", "s3:DeleteObjectVersion"], document.Find("KeepAuditLogs").Actions);
        Assert.DoesNotContain("KeepAuditLogs", BucketPolicies.ForAudit(TestScope.Dev, "b", keep: false).Select(statement => statement.Sid));
    }
}

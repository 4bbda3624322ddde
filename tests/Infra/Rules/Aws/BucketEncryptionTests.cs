using Infra.Rules.Aws;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Aws;

public sealed class BucketEncryptionTests : RuleTest<BucketEncryption>
{
    private const string Bucket = "aws:s3/bucket:Bucket";
    private const string Configuration = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";

    [Theory]
    [InlineData("""{"$unknown": "urn:pulumi:dev::platform::aws:s3/bucket:Bucket::state#id"}""")]
    [InlineData("\"platform-dev-state\"")]
    public void Check_KmsKeyOnBucketByIdOrName_Holds(string bucket) =>
        AssertHolds(Buckets().Add(Configuration, "state", Encryption(bucket, "aws:kms", "\"arn:aws:kms:eu-central-1:111122223333:alias/s3\"")));

    [Fact]
    public void Check_KeyKnownAfterUp_Holds() =>
        AssertHolds(Buckets().Add(Configuration, "state", Encryption("\"platform-dev-state\"", "aws:kms", PlanBuilder.Unknown("aws:kms/key:Key", "s3", "arn"))));

    [Fact]
    public void Check_NoConfiguration_Breaks() =>
        AssertBroken(Buckets(), Bucket, "state", "no BucketServerSideEncryptionConfiguration");

    [Fact]
    public void Check_ConfigurationOfAnotherBucket_Breaks() =>
        AssertBroken(Buckets().Add(Configuration, "other", Encryption("\"other\"", "aws:kms", "\"key\"")), Bucket, "state", "no Bucket");

    [Theory]
    [InlineData("AES256", "\"key\"")]
    [InlineData("aws:kms", "null")]
    public void Check_KeyOfAws_Breaks(string algorithm, string key) =>
        AssertBroken(Buckets().Add(Configuration, "state", Encryption("\"platform-dev-state\"", algorithm, key)), Bucket, "state", "no KMS key of ours");

    [Fact]
    public void Check_Aes256OnTargetOfAccessLogs_Holds() =>
        AssertHolds(Buckets()
            .Add(Configuration, "state", Encryption("\"platform-dev-state\"", "AES256", "null"))
            .Add("aws:s3/bucketLogging:BucketLogging", "logs", $$"""{"bucket": "x", "targetBucket": {{PlanBuilder.Unknown(Bucket, "state", "bucket")}}}"""));

    [Theory]
    [InlineData("keys.json", true)]
    [InlineData("*", false)]
    public void Check_Aes256OnBucketThatPublishes_HoldsForNamedDocuments(string path, bool holds)
    {
        var policy = $$"""{"Statement": [{"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::platform-dev-state/{{path}}"}]}""";
        var plan = Buckets()
            .Add(Configuration, "state", Encryption("\"platform-dev-state\"", "AES256", "null"))
            .Add("aws:s3/bucketPolicy:BucketPolicy", "state", $$"""{"bucket": "platform-dev-state", "policy": {{PlanBuilder.Quoted(policy)}}}""");
        Assert.Equal(holds, Check(plan).Count == 0);
    }

    private static PlanBuilder Buckets() => new PlanBuilder().Add(Bucket, "state", """{"bucket": "platform-dev-state"}""");

    private static string Encryption(string bucket, string algorithm, string key) =>
        $$$"""{"bucket": {{{bucket}}}, "rules": [{"applyServerSideEncryptionByDefault": {"sseAlgorithm": "{{{algorithm}}}", "kmsMasterKeyId": {{{key}}}}}]}""";
}

using Infra.Planning;

namespace Infra.Rules.Aws;

/// <summary>AWS001.</summary>
public sealed class BucketEncryption : PlanRule
{
    private const string Configuration = "aws:s3/bucketServerSideEncryptionConfiguration:BucketServerSideEncryptionConfiguration";

    /// <inheritdoc/>
    public override string Id => "AWS001";

    /// <inheritdoc/>
    public override string Title => "S3 buckets are encrypted with a KMS key of ours";

    /// <inheritdoc/>
    public override string Why =>
        "S3's own keys (AES256) cannot be denied, audited or revoked apart from the bucket; a customer-managed key can. "
        + "AES256 stays for two kinds of bucket: one that S3 delivers access logs into, which takes a KMS key only with grants to the log service, "
        + "and one whose policy publishes named documents, since nobody can read an object of a KMS key without credentials.";

    /// <inheritdoc/>
    public override string Evidence => "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-encryption.html; "
        + "https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html; "
        + "https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html";

    /// <inheritdoc/>
    public override string Fix => "Add a BucketServerSideEncryptionConfiguration with sseAlgorithm \"aws:kms\" and the key's ARN as kmsMasterKeyId.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        foreach (var bucket in context.Index.OfType(AwsTypes.Bucket))
        {
            if (Missing(context, bucket) is { } missing)
                yield return Broken(bucket, missing);
        }
    }

    private static string? Missing(RuleContext context, PlanResource bucket)
    {
        var configurations = context.Index.Attached(bucket, Configuration, "bucket").ToList();
        if (configurations.Count == 0)
            return "The bucket has no BucketServerSideEncryptionConfiguration.";
        foreach (var rule in configurations.SelectMany(configuration => configuration.Inputs["rules"].Items()))
        {
            var byDefault = rule.At("applyServerSideEncryptionByDefault");
            var algorithm = byDefault.At("sseAlgorithm").Text();
            if (algorithm is "aws:kms" or "aws:kms:dsse" && byDefault.At("kmsMasterKeyId").IsSet())
                return null;
            if (algorithm is "AES256" && CanHaveNoKey(context, bucket))
                return null;
        }
        return "The bucket's default encryption uses no KMS key of ours.";
    }

    private static bool CanHaveNoKey(RuleContext context, PlanResource bucket) =>
        context.Index.Attached(bucket, AwsTypes.BucketLogging, "targetBucket").Any()
        || PublishedObjects.Statements(context, bucket).Any(PublishedObjects.AreNamed);
}

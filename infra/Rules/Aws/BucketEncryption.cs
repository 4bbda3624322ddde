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
        + "A bucket that others log into may use AES256: S3's log delivery takes an SSE-KMS target only with extra grants on the key.";

    /// <inheritdoc/>
    public override string Evidence => "https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-encryption.html; "
        + "https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html";

    /// <inheritdoc/>
    public override string Fix => "Add a BucketServerSideEncryptionConfiguration with sseAlgorithm \"aws:kms\" and the key's ARN as kmsMasterKeyId.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        foreach (var bucket in context.Index.OfType(AwsTypes.Bucket))
        {
            var isLogTarget = context.Index.Attached(bucket, AwsTypes.BucketLogging, "targetBucket").Any();
            if (Missing(context, bucket, isLogTarget) is { } missing)
                yield return Broken(bucket, missing);
        }
    }

    private static string? Missing(RuleContext context, PlanResource bucket, bool isLogTarget)
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
            if (algorithm is "AES256" && isLogTarget)
                return null;
        }
        return "The bucket's default encryption uses no KMS key of ours.";
    }
}

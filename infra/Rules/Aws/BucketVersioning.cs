using Infra.Planning;

namespace Infra.Rules.Aws;

/// <summary>AWS011.</summary>
public sealed class BucketVersioning : PlanRule
{
    private const string Versioning = "aws:s3/bucketVersioning:BucketVersioning";

    /// <inheritdoc/>
    public override string Id => "AWS011";

    /// <inheritdoc/>
    public override string Title => "S3 buckets keep versions";

    /// <inheritdoc/>
    public override string Why => "An overwritten or deleted object is gone without versions: a kOps state store or a backup cannot be had back.";

    /// <inheritdoc/>
    public override string Evidence => "https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html; "
        + "https://kops.sigs.k8s.io/getting_started/aws/#cluster-state-storage";

    /// <inheritdoc/>
    public override string Fix => "Add a BucketVersioning with the status \"Enabled\", and a lifecycle rule that expires noncurrent versions.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        foreach (var bucket in context.Index.OfType(AwsTypes.Bucket))
        {
            var isOn = context.Index.Attached(bucket, Versioning, "bucket")
                .Any(versioning => versioning.Inputs["versioningConfiguration"].At("status").Text() == "Enabled");
            if (!isOn)
                yield return Broken(bucket, "The bucket keeps no versions.");
        }
    }
}

using Infra.Planning;
using Infra.Rules.Policies;

namespace Infra.Rules.Aws;

/// <summary>AWS005.</summary>
public sealed class BucketPublicAccess : PlanRule
{
    private const string Block = "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock";
    private static readonly string[] AclFlags = ["blockPublicAcls", "ignorePublicAcls"];
    private static readonly string[] AllFlags = ["blockPublicAcls", "ignorePublicAcls", "blockPublicPolicy", "restrictPublicBuckets"];

    /// <inheritdoc/>
    public override string Id => "AWS005";

    /// <inheritdoc/>
    public override string Title => "S3 buckets are closed to the public";

    /// <inheritdoc/>
    public override string Why =>
        "One careless policy or ACL publishes everything in a bucket. Only a bucket whose policy publishes documents by their exact names, "
        + "as OIDC discovery needs, may lift the two policy flags; the two ACL flags stay.";

    /// <inheritdoc/>
    public override string Evidence => "https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html; "
        + "https://kops.sigs.k8s.io/getting_started/aws/#cluster-oidc-store";

    /// <inheritdoc/>
    public override string Fix => "Add a BucketPublicAccessBlock with all four flags true; to publish, allow s3:GetObject on the exact ARNs of the documents and nothing else.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        foreach (var bucket in context.Index.OfType(AwsTypes.Bucket))
        {
            var published = PublishedObjects.Statements(context, bucket).ToList();
            foreach (var statement in published.Where(statement => !PublishedObjects.AreNamed(statement)))
                yield return Broken(bucket, $"The bucket's policy lets everybody do {PolicyWords.Actions(statement)} on {PolicyWords.Resources(statement)}.");

            var blocks = context.Index.Attached(bucket, Block, "bucket").ToList();
            if (blocks.Count == 0)
            {
                yield return Broken(bucket, "The bucket has no BucketPublicAccessBlock.");
                continue;
            }
            var wanted = published.Count > 0 ? AclFlags : AllFlags;
            var missing = wanted.Where(flag => !blocks.Any(block => block.Inputs[flag].IsTrue())).ToList();
            if (missing.Count > 0)
                yield return Broken(bucket, $"Public access is not blocked: {string.Join(", ", missing)} {(missing.Count == 1 ? "is" : "are")} not true.");
        }
    }
}

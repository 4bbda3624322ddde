using Infra.Planning;
using Infra.Rules.Policies;

namespace Infra.Rules.Aws;

/// <summary>AWS006.</summary>
public sealed class BucketTls : PlanRule
{
    /// <inheritdoc/>
    public override string Id => "AWS006";

    /// <inheritdoc/>
    public override string Title => "S3 buckets refuse plain HTTP";

    /// <inheritdoc/>
    public override string Why => "S3 answers on port 80 as well: a client with a wrong endpoint sends and reads objects in the clear, and nobody notices.";

    /// <inheritdoc/>
    public override string Evidence => "https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html (Enforce encryption of data in transit)";

    /// <inheritdoc/>
    public override string Fix =>
        "Give the bucket's policy a statement that denies s3:* to everybody on the bucket and its objects (arn and arn/*) where aws:SecureTransport is false.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        foreach (var bucket in context.Index.OfType(AwsTypes.Bucket))
        {
            var policies = context.Index.Attached(bucket, AwsTypes.BucketPolicy, "bucket").ToList();
            if (policies.Count == 0)
                yield return Broken(bucket, "The bucket has no BucketPolicy.");
            else if (policies.TrueForAll(policy => !policy.Inputs["policy"].IsHidden() && !DeniesPlainHttp(context.Policies.Read(policy.Inputs["policy"]))))
                yield return Broken(bucket, "The bucket's policy does not deny requests without TLS.");
        }
    }

    private static bool DeniesPlainHttp(Policy policy)
    {
        bool ofBucket = false, ofObjects = false;
        foreach (var statement in policy.Statements.Where(IsDenialOfPlainHttp))
        {
            ofObjects |= statement.Resources.Any(resource => resource == "*" || resource.EndsWith("/*", StringComparison.Ordinal));
            ofBucket |= statement.Resources.Any(resource => resource == "*" || !resource.Contains('/', StringComparison.Ordinal));
        }
        return ofBucket && ofObjects;
    }

    private static bool IsDenialOfPlainHttp(PolicyStatement statement) =>
        !statement.Allows
        && statement.IsForEverybody
        && statement.Actions.Any(action => action is "*" || action.Equals("s3:*", StringComparison.OrdinalIgnoreCase))
        && statement.Conditions is [var only]
        && only.Operator is "Bool" or "BoolIfExists"
        && only.Key.Equals("aws:SecureTransport", StringComparison.OrdinalIgnoreCase)
        && only.Values is ["false"];
}

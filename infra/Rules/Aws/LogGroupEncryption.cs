using Infra.Planning;

namespace Infra.Rules.Aws;

/// <summary>AWS003.</summary>
public sealed class LogGroupEncryption : PlanRule
{
    /// <inheritdoc/>
    public override string Id => "AWS003";

    /// <inheritdoc/>
    public override string Title => "CloudWatch log groups are encrypted with a KMS key of ours";

    /// <inheritdoc/>
    public override string Why => "Flow logs and audit logs tell who talks to whom; with a customer-managed key, reading them needs a grant of its own and leaves a trace.";

    /// <inheritdoc/>
    public override string Evidence => "https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html";

    /// <inheritdoc/>
    public override string Fix => "Set \"kmsKeyId\" to the ARN of a key whose policy lets logs.<region>.amazonaws.com use it.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        foreach (var group in context.Index.OfType(AwsTypes.LogGroup))
        {
            if (!group.Inputs["kmsKeyId"].IsSet())
                yield return Broken(group, "The log group has no KMS key.");
        }
    }
}

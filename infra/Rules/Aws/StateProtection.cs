using Infra.Planning;

namespace Infra.Rules.Aws;

/// <summary>AWS013.</summary>
public sealed class StateProtection : PlanRule
{
    private static readonly string[] Stateful =
    [
        AwsTypes.Bucket,
        AwsTypes.KmsKey,
        AwsTypes.EbsVolume,
        "aws:cloudtrail/trail:Trail",
        "aws:dynamodb/table:Table",
        "aws:ecr/repository:Repository",
        "aws:efs/fileSystem:FileSystem",
        "aws:rds/cluster:Cluster",
        "aws:rds/instance:Instance",
        "aws:route53/zone:Zone",
        "aws:secretsmanager/secret:Secret",
        "keycloak:index/realm:Realm",
        "vault:index/mount:Mount",
    ];

    /// <inheritdoc/>
    public override string Id => "AWS013";

    /// <inheritdoc/>
    public override string Title => "What holds state is protected where the stack says so";

    /// <inheritdoc/>
    public override string Why =>
        "A renamed resource is a deleted one: without `protect` an `up` takes the bucket, the volume or the key, and what the key encrypted, along.";

    /// <inheritdoc/>
    public override string Evidence => "https://www.pulumi.com/docs/iac/concepts/options/protect/; "
        + "https://docs.aws.amazon.com/kms/latest/developerguide/deleting-keys.html";

    /// <inheritdoc/>
    public override string Fix => "Pass `Protect = true` in the resource's options, or to the component that it belongs to.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        if (!context.Facts.Protect)
            yield break;
        foreach (var resource in Stateful.SelectMany(context.Index.OfType))
        {
            if (resource.Custom && !resource.Protect)
                yield return Broken(resource, "The stack asks for protection, and this holds state without it.");
            if (resource.Inputs["forceDestroy"].IsTrue())
                yield return Broken(resource, "The stack asks for protection, and \"forceDestroy\" empties this before it is deleted.");
        }
    }
}

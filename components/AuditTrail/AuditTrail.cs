using Pulumi;
using Aws = Pulumi.Aws;

namespace Infra.Components;

/// <summary>
/// The CloudTrail trail of the account: management events of all regions, validated files, encrypted, in the audit bucket. The bucket and its key
/// let this trail in and no other; its name is written out, so that they can do so before it exists.
/// </summary>
/// <remarks>
/// An account's first trail is free of charge and each further one is paid by the event: where stacks share an account, or an organisation has
/// its own trail, one has <see cref="AuditTrailArgs.Enabled"/> and the others do not. Data events are off: the buckets have access logs.
/// </remarks>
public sealed class AuditTrail : ComponentResource
{
    /// <summary>CloudTrail's name as a principal.</summary>
    public const string Service = "cloudtrail.amazonaws.com";

    // https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_InsightSelector.html
    private static readonly string[] InsightTypes = ["ApiCallRateInsight", "ApiErrorRateInsight"];

    /// <param name="name">Name of the component; its children's names begin with it.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Options of the component.</param>
    public AuditTrail(string name, AuditTrailArgs args, ComponentResourceOptions? options = null)
        : base("platform:aws:AuditTrail", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        if (args.Enabled)
            Trail = Create(name, args);

        RegisterOutputs(new Dictionary<string, object?> { ["trailArn"] = Trail?.Arn });
    }

    /// <summary>The trail; null where it is not enabled.</summary>
    public Aws.CloudTrail.Trail? Trail { get; }

    /// <summary>The trail's name, <c>{project}-{stack}-audit</c>.</summary>
    public static string Name(PlatformScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return scope.Name("audit").ToString();
    }

    /// <summary>The trail's ARN.</summary>
    public static string Arn(PlatformScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        return scope.Account.Arn("cloudtrail", $"trail/{Name(scope)}");
    }

    private Aws.CloudTrail.Trail Create(string name, AuditTrailArgs args) => new($"{name}-trail", new Aws.CloudTrail.TrailArgs
    {
        Name = Name(args.Scope),
        S3BucketName = args.Buckets.Audit.Bucket.BucketName,
        KmsKeyId = args.Keys[KeyPurpose.S3].Arn,
        EnableLogging = true,
        EnableLogFileValidation = true,
        IncludeGlobalServiceEvents = true,
        IsMultiRegionTrail = true,
        EventSelectors = { new Aws.CloudTrail.Inputs.TrailEventSelectorArgs { ReadWriteType = "All", IncludeManagementEvents = true } },
        InsightSelectors = (args.Insights ? InsightTypes : [])
            .Select(type => new Aws.CloudTrail.Inputs.TrailInsightSelectorArgs { InsightType = type }).ToArray(),
        Tags = args.Scope.Tags.For(Name(args.Scope)),
    },
    // CloudTrail tries to write before it accepts a bucket.
    new CustomResourceOptions { Parent = this, Protect = args.Protect, DependsOn = args.Buckets.Audit.Policy });
}

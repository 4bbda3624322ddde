using Pulumi;
using Aws = Pulumi.Aws;
using Inputs = Pulumi.Aws.S3.Inputs;

namespace Infra.Components;

/// <summary>
/// One bucket with all that keeps it safe: no ACLs, no public access, versions, encryption, TLS only, lifecycle rules and access logs.
/// Only public documents that its settings name relax the public access block, and only its two flags about policies.
/// </summary>
public sealed class SecureBucket : ComponentResource
{
    private readonly string _name;
    private readonly SecureBucketArgs _args;

    internal SecureBucket(string name, SecureBucketArgs args, ComponentResourceOptions? options = null)
        : base("platform:aws:SecureBucket", name, options)
    {
        _name = name;
        _args = args;
        Name = args.Scope.Name(args.Settings.Thing).Bucket(args.Scope.Account);
        Arn = args.Scope.Account.BucketArn(Name);

        Bucket = CreateBucket();
        var access = BlockPublicAccess();
        Policy = CreatePolicy(access);
        KeepVersions();
        Encrypt();
        Expire();
        LogAccess();

        RegisterOutputs(new Dictionary<string, object?> { ["bucketName"] = Bucket.BucketName, ["bucketArn"] = Bucket.Arn });
    }

    /// <summary>The bucket's name, known in a plan.</summary>
    public string Name { get; }

    /// <summary>The bucket's ARN, known in a plan.</summary>
    public string Arn { get; }

    /// <summary>The bucket.</summary>
    public Aws.S3.Bucket Bucket { get; }

    /// <summary>The bucket's policy; what relies on being let in depends on it.</summary>
    public Aws.S3.BucketPolicy Policy { get; }

    private CustomResourceOptions Child(params Resource[] dependsOn) => new()
    {
        Parent = this,
        DependsOn = dependsOn,
        Protect = _args.Protect,
        RetainOnDelete = _args.Retain,
    };

    private Aws.S3.Bucket CreateBucket() => new($"{_name}-bucket", new Aws.S3.BucketArgs
    {
        BucketName = Name,
        ForceDestroy = _args.ForceDestroy,
        Tags = _args.Scope.Tags.For(Name),
    }, Child());

    private Aws.S3.BucketPublicAccessBlock BlockPublicAccess()
    {
        _ = new Aws.S3.BucketOwnershipControls($"{_name}-ownership", new Aws.S3.BucketOwnershipControlsArgs
        {
            Bucket = Bucket.BucketName,
            Rule = new Inputs.BucketOwnershipControlsRuleArgs { ObjectOwnership = "BucketOwnerEnforced" },
        }, Child());

        var isPrivate = _args.Settings.PublicDocuments.IsEmpty;
        return new Aws.S3.BucketPublicAccessBlock($"{_name}-public-access", new Aws.S3.BucketPublicAccessBlockArgs
        {
            Bucket = Bucket.BucketName,
            BlockPublicAcls = true,
            IgnorePublicAcls = true,
            BlockPublicPolicy = isPrivate,
            RestrictPublicBuckets = isPrivate,
        }, Child());
    }

    private Aws.S3.BucketPolicy CreatePolicy(Aws.S3.BucketPublicAccessBlock access) => new($"{_name}-policy", new Aws.S3.BucketPolicyArgs
    {
        Bucket = Bucket.BucketName,
        Policy = BucketPolicies.For(_args.Scope.Account, Name, _args.Settings).ToJson(),
    }, Child(access));

    private void KeepVersions() => _ = new Aws.S3.BucketVersioning($"{_name}-versioning", new Aws.S3.BucketVersioningArgs
    {
        Bucket = Bucket.BucketName,
        VersioningConfiguration = new Inputs.BucketVersioningVersioningConfigurationArgs { Status = "Enabled" },
    }, Child());

    private void Encrypt()
    {
        var byKey = _args.Settings.Encryption == BucketEncryption.CustomerManagedKey;
        var encryption = new Inputs.BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefaultArgs { SseAlgorithm = byKey ? "aws:kms" : "AES256" };
        if (byKey)
            encryption.KmsMasterKeyId = _args.Key.Arn;
        _ = new Aws.S3.BucketServerSideEncryptionConfiguration($"{_name}-encryption", new Aws.S3.BucketServerSideEncryptionConfigurationArgs
        {
            Bucket = Bucket.BucketName,
            Rules =
            {
                new Inputs.BucketServerSideEncryptionConfigurationRuleArgs { ApplyServerSideEncryptionByDefault = encryption, BucketKeyEnabled = byKey },
            },
        }, Child());
    }

    private void Expire() => _ = new Aws.S3.BucketLifecycleConfiguration($"{_name}-lifecycle", new Aws.S3.BucketLifecycleConfigurationArgs
    {
        Bucket = Bucket.BucketName,
        Rules = BucketLifecycle.Rules(_args.Settings).ToArray(),
    }, Child());

    private void LogAccess()
    {
        if (_args.AccessLogs is not { } target)
            return;
        _ = new Aws.S3.BucketLogging($"{_name}-logging", new Aws.S3.BucketLoggingArgs
        {
            Bucket = Bucket.BucketName,
            TargetBucket = target.Bucket.BucketName,
            TargetPrefix = $"{_args.Settings.Thing}/",
            TargetObjectKeyFormat = new Inputs.BucketLoggingTargetObjectKeyFormatArgs
            {
                PartitionedPrefix = new Inputs.BucketLoggingTargetObjectKeyFormatPartitionedPrefixArgs { PartitionDateSource = "EventTime" },
            },
        }, Child(target.Policy));
    }
}

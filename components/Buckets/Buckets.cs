using Pulumi;

namespace Infra.Components;

/// <summary>
/// The stack's buckets. Each is private, versioned, encrypted and reached by TLS only; the two discovery documents of every cluster are
/// the only public objects, in a bucket of their own.
/// </summary>
public sealed class Buckets : ComponentResource
{
    /// <param name="name">Name of the component; its children's names begin with it.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Options of the component.</param>
    /// <exception cref="ArgumentException">A retention is not a number of days, or the arguments contradict each other.</exception>
    public Buckets(string name, BucketsArgs args, ComponentResourceOptions? options = null)
        : base("platform:aws:Buckets", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        args.Check();

        AccessLogs = Create(name, args, BucketPlan.AccessLogs(args));
        KopsState = Create(name, args, BucketPlan.KopsState(args));
        Discovery = Create(name, args, BucketPlan.Discovery(args));
        Loki = Create(name, args, BucketPlan.Loki(args));
        DatabaseBackups = Create(name, args, BucketPlan.DatabaseBackups(args));
        Audit = Create(name, args, BucketPlan.Audit(args));

        RegisterOutputs(new Dictionary<string, object?>
        {
            ["kopsStateStore"] = $"s3://{KopsState.Name}",
            ["discoveryStore"] = $"s3://{Discovery.Name}",
        });
    }

    /// <summary>Server access logs of all other buckets, a folder each.</summary>
    public SecureBucket AccessLogs { get; }

    /// <summary>kOps' state store, with etcd's backups: <c>s3://{name}</c>.</summary>
    public SecureBucket KopsState { get; }

    /// <summary>kOps' discovery store: a cluster's is <c>s3://{name}/{cluster name}</c>.</summary>
    public SecureBucket Discovery { get; }

    /// <summary>Loki's chunks and index.</summary>
    public SecureBucket Loki { get; }

    /// <summary>CloudNativePG's base backups and write-ahead logs.</summary>
    public SecureBucket DatabaseBackups { get; }

    /// <summary>Audit logs; only the stack's trail, <see cref="AuditTrail"/>, is let in.</summary>
    public SecureBucket Audit { get; }

    private SecureBucket Create(string name, BucketsArgs args, BucketSettings settings) => new($"{name}-{settings.Thing}", new SecureBucketArgs
    {
        Scope = args.Scope,
        Settings = settings,
        Key = args.Keys[KeyPurpose.S3],
        AccessLogs = AccessLogs,
        Protect = args.Protect,
        Retain = args.Retain,
        ForceDestroy = args.ForceDestroy,
    }, new ComponentResourceOptions { Parent = this });
}

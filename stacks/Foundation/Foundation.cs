using Infra.Components;
using Pulumi;

namespace Infra.Stacks;

/// <summary>The AWS foundation of an environment: keys, network, buckets, and the roles of its nodes. What clusters stand on.</summary>
public sealed class Foundation : ComponentResource
{
    // An environment's first cluster; its name is in discovery documents, roles and state, and so a contract.
    private const string FirstCluster = "main";

    /// <param name="name">Name of the component.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Options of the component.</param>
    public Foundation(string name, FoundationArgs args, ComponentResourceOptions? options = null)
        : base("platform:aws:Foundation", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var (scope, environment) = (args.Scope, args.Environment);
        var cluster = $"{FirstCluster}.{environment.Domain}";
        // Read configuration always has room; what else calls is told.
        if (!AddressPlan.TryCarve(environment.Network.Cidr, environment.Network.Zones, 1, out var addresses, out var problem)) throw new ArgumentException(problem, nameof(args));
        var child = new ComponentResourceOptions { Parent = this };

        Keys = new Kms("kms", new KmsArgs
        {
            Scope = scope,
            SecretsRoleArns = [NodeRoles.ControlPlaneRoleArn(scope, cluster)],
            EncryptsVolumesByDefault = true,
            Protect = environment.Protect,
        }, child);
        Vpc = new Vpc("vpc", new VpcArgs
        {
            Scope = scope,
            Addresses = addresses,
            Keys = Keys,
            Nat = environment.Network.Nat,
            ClusterNames = [cluster],
            FlowLogRetentionInDays = environment.Retention.FlowLogsDays,
            Protect = environment.Protect,
        }, child);
        Buckets = new Buckets("buckets", new BucketsArgs
        {
            Scope = scope,
            Keys = Keys,
            ClusterNames = [cluster],
            LokiRetentionInDays = environment.Retention.LokiDays,
            DatabaseBackupRetentionInDays = environment.Retention.DatabaseBackupDays,
            AuditRetentionInDays = environment.Retention.AuditLogsDays,
            AccessLogRetentionInDays = environment.Retention.AccessLogsDays,
            NoncurrentVersionRetentionInDays = environment.Retention.NoncurrentVersionsDays,
            Protect = environment.Protect,
            // An environment that may be deleted is deleted with what is in its buckets; else `destroy` stops half way.
            ForceDestroy = !environment.Protect,
        }, child);
        NodeRoles = new NodeRoles($"{FirstCluster}-nodes", new NodeRolesArgs
        {
            Scope = scope,
            ClusterName = cluster,
            StateBucket = Buckets.KopsState.Name,
        }, child);

        RegisterOutputs();
    }

    /// <summary>The customer-managed keys.</summary>
    public Kms Keys { get; }

    /// <summary>The network.</summary>
    public Vpc Vpc { get; }

    /// <summary>The buckets.</summary>
    public Buckets Buckets { get; }

    /// <summary>The roles of the first cluster's nodes.</summary>
    public NodeRoles NodeRoles { get; }
}

using System.Collections.Immutable;
using Infra.Components;
using Pulumi;

namespace Infra.Stacks;

/// <summary>The AWS foundation of an environment: keys, network, buckets, and the roles of its nodes. What clusters stand on.</summary>
public sealed class Foundation : ComponentResource
{
    /// <param name="name">Name of the component.</param>
    /// <param name="args">The arguments.</param>
    /// <param name="options">Options of the component.</param>
    public Foundation(string name, FoundationArgs args, ComponentResourceOptions? options = null)
        : base("platform:aws:Foundation", name, options)
    {
        ArgumentNullException.ThrowIfNull(args);
        var (scope, environment) = (args.Scope, args.Environment);
        // In the order of the configuration, which is the order of the subnets.
        ImmutableArray<string> clusters = [.. environment.Clusters.Select(cluster => $"{cluster.Label}.{environment.Domain}")];
        // Read configuration always has room; what else calls is told.
        if (!AddressPlan.TryCarve(environment.Network.Cidr, environment.Network.Zones, clusters.Length, out var addresses, out var problem)) throw new ArgumentException(problem, nameof(args));
        var child = new ComponentResourceOptions { Parent = this };

        Keys = new Kms("kms", new KmsArgs
        {
            Scope = scope,
            SecretsRoleArns = [.. clusters.Select(cluster => Components.NodeRoles.ControlPlaneRoleArn(scope, cluster))],
            EncryptsVolumesByDefault = true,
            Protect = environment.Protect,
        }, child);
        Vpc = new Vpc("vpc", new VpcArgs
        {
            Scope = scope,
            Addresses = addresses,
            Keys = Keys,
            Nat = environment.Network.Nat,
            ClusterNames = clusters,
            FlowLogRetentionInDays = environment.Retention.FlowLogsDays,
            Protect = environment.Protect,
        }, child);
        Buckets = new Buckets("buckets", new BucketsArgs
        {
            Scope = scope,
            Keys = Keys,
            ClusterNames = clusters,
            LokiRetentionInDays = environment.Retention.LokiDays,
            DatabaseBackupRetentionInDays = environment.Retention.DatabaseBackupDays,
            AuditRetentionInDays = environment.Retention.AuditLogsDays,
            AccessLogRetentionInDays = environment.Retention.AccessLogsDays,
            NoncurrentVersionRetentionInDays = environment.Retention.NoncurrentVersionsDays,
            Protect = environment.Protect,
            // An environment that may be deleted is deleted with what is in its buckets; else `destroy` stops half way.
            ForceDestroy = !environment.Protect,
        }, child);
        NodeRoles =
        [
            .. environment.Clusters.Zip(clusters, (spec, cluster) => new NodeRoles($"{spec.Label}-nodes", new NodeRolesArgs
            {
                Scope = scope,
                ClusterName = cluster,
                StateBucket = Buckets.KopsState.Name,
            }, child)),
        ];

        RegisterOutputs();
    }

    /// <summary>The customer-managed keys.</summary>
    public Kms Keys { get; }

    /// <summary>The network.</summary>
    public Vpc Vpc { get; }

    /// <summary>The buckets.</summary>
    public Buckets Buckets { get; }

    /// <summary>The roles of every cluster's nodes, in the order of the configuration.</summary>
    public ImmutableArray<NodeRoles> NodeRoles { get; }
}

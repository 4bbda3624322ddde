namespace Infra.Components;

/// <summary>Arguments of <see cref="KopsCluster"/>.</summary>
public sealed record KopsClusterArgs
{
    /// <summary>The stack's names, account and tags.</summary>
    public required PlatformScope Scope { get; init; }

    /// <summary>What the cluster is to be.</summary>
    public required ClusterSpec Spec { get; init; }

    /// <summary>kOps name of the cluster, a DNS name whose first label is the spec's: <c>main.dev.example.com</c>.</summary>
    public required string ClusterName { get; init; }

    /// <summary>The network, which has subnets of this cluster's.</summary>
    public required Vpc Vpc { get; init; }

    /// <summary>The keys; the cluster uses those for etcd, volumes, Secrets and buckets.</summary>
    public required Kms Keys { get; init; }

    /// <summary>The buckets, kOps' state store and discovery store among them.</summary>
    public required Buckets Buckets { get; init; }

    /// <summary>The roles of this cluster's nodes.</summary>
    public required NodeRoles NodeRoles { get; init; }

    /// <summary>The zones; the API server's names are in the public one where someone outside of private networks may reach it, else in the private one.</summary>
    public required Dns Dns { get; init; }

    /// <summary>Issuer of people's tokens, an https address as in the tokens' <c>iss</c>: Keycloak's realm.</summary>
    public required string OidcIssuerUrl { get; init; }

    /// <summary>Client whose tokens the API server takes: their <c>aud</c>.</summary>
    public required string OidcClientId { get; init; }

    /// <summary>What the roles may do at most that kOps makes for its own add-ons.</summary>
    public required PermissionsBoundary AddOnBoundary { get; init; }

    /// <summary>Image of the KMS plugin of API servers: <see cref="KopsDocumentInputs.EncryptionProviderImage"/>.</summary>
    public required string EncryptionProviderImage { get; init; }

    /// <summary>Minutes that the cluster may take to become ready, and its resources to be deleted. Default: 30.</summary>
    public int WaitMinutes { get; init; } = 30;

    /// <summary>Whether Pulumi refuses to delete the cluster. Default: true.</summary>
    public bool Protect { get; init; } = true;

    internal void Check()
    {
        if (WaitMinutes < 1)
            throw new ArgumentException($"WaitMinutes is {WaitMinutes}; write one minute or more.");
        if (Vpc.Zones.Any(zone => zone.Clusters.All(cluster => cluster.ClusterName != ClusterName)))
            throw new ArgumentException($"The VPC has no subnets of '{ClusterName}'; add it to the VPC's ClusterNames.");
    }
}

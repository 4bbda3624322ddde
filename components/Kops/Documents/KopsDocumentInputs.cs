namespace Infra.Components;

/// <summary>
/// What kOps' documents of a cluster are written from. Ids and ARNs are plain text and written as given, so a caller may pass placeholders,
/// such as <c>@{vpc}</c>, for what is known only after deployment.
/// </summary>
public sealed record KopsDocumentInputs
{
    /// <summary>What the cluster is to be.</summary>
    public required ClusterSpec Spec { get; init; }

    /// <summary>kOps name of the cluster, a DNS name whose first label is the spec's: <c>main.dev.example.com</c>.</summary>
    public required string ClusterName { get; init; }

    /// <summary>The account and region.</summary>
    public required AwsAccount Account { get; init; }

    /// <summary>kOps' state store: <c>s3://bucket</c>.</summary>
    public required string StateStore { get; init; }

    /// <summary>The cluster's folder in the bucket of discovery documents: <c>s3://bucket/main.dev.example.com</c>. The bucket's name has no dots.</summary>
    public required string DiscoveryStore { get; init; }

    /// <summary>Id of the VPC.</summary>
    public required string VpcId { get; init; }

    /// <summary>Addresses of the VPC.</summary>
    public required Cidr VpcCidr { get; init; }

    /// <summary>The zones; the first ones, in this order, have the control plane.</summary>
    public required IReadOnlyList<KopsZone> Zones { get; init; }

    /// <summary>ARN of the key that encrypts etcd's volumes.</summary>
    public required string EtcdKeyArn { get; init; }

    /// <summary>ARN of the key that encrypts nodes' root volumes.</summary>
    public required string VolumeKeyArn { get; init; }

    /// <summary>ARN of the key that encrypts Kubernetes Secrets in etcd.</summary>
    public required string SecretsKeyArn { get; init; }

    /// <summary>ARN of the control plane's instance profile.</summary>
    public required string ControlPlaneProfileArn { get; init; }

    /// <summary>ARN of the workers' instance profile.</summary>
    public required string WorkerProfileArn { get; init; }

    /// <summary>
    /// Name or id of the Route 53 zone of the API server's names: a public zone where <see cref="KopsDocuments.HasPublicApi"/> says so, else a private one.
    /// Where two zones have one name, only the id tells them apart.
    /// </summary>
    public required string DnsZone { get; init; }

    /// <summary>Issuer of people's tokens, an https address as in the tokens' <c>iss</c>: Keycloak's realm.</summary>
    public required string OidcIssuerUrl { get; init; }

    /// <summary>Client whose tokens the API server takes: their <c>aud</c>.</summary>
    public required string OidcClientId { get; init; }

    /// <summary>Tags of what kOps makes in AWS: the cost tags.</summary>
    public required IReadOnlyDictionary<string, string> CloudLabels { get; init; }

    /// <summary>
    /// ARN of the permissions boundary of the roles that kOps makes: its add-ons'. Nodes that are given their instance profiles keep the roles in them as they
    /// are (kops pkg/model/awsmodel/iam.go).
    /// </summary>
    public required string PermissionsBoundaryArn { get; init; }

    /// <summary>
    /// Image of <c>aws-encryption-provider</c>, through which API servers use the key of Secrets. Upstream publishes source and no image, so it is
    /// built and pushed by whoever runs the cluster; API servers start once it can be pulled.
    /// </summary>
    public required string EncryptionProviderImage { get; init; }
}

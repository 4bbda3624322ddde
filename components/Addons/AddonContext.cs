namespace Infra.Components;

/// <summary>What add-ons may know of their environment, all of it known in a plan.</summary>
public sealed record AddonContext
{
    /// <summary>The stack's names, account and tags.</summary>
    public required PlatformScope Scope { get; init; }

    /// <summary>The DNS name under which the environment's services are reached.</summary>
    public required string Domain { get; init; }

    /// <summary>The environment's clusters by their kOps names, in the order of the configuration: the platform is the same in all of them.</summary>
    public required IReadOnlyList<string> ClusterNames { get; init; }

    /// <summary>
    /// The cluster that values are for, one of <see cref="ClusterNames"/>. Values of charts may depend on it; objects and all that policies are derived from may not, since
    /// manifests are rendered once for all clusters.
    /// </summary>
    public required string ClusterName { get; init; }

    /// <summary>The cluster that runs what there is one of in the environment: the first. Objects may depend on it.</summary>
    public string HomeClusterName => ClusterNames[0];

    /// <summary>Whether values are for the home cluster.</summary>
    public bool IsHomeCluster => ClusterName == HomeClusterName;

    /// <summary>Whether what serves is to survive the loss of a zone: replicas, and budgets for their disruption.</summary>
    public required bool IsHighlyAvailable { get; init; }

    /// <summary>The VPC's network: AWS' endpoints are in it.</summary>
    public required Cidr VpcCidr { get; init; }

    /// <summary>The subnets of all clusters' machines.</summary>
    public required IReadOnlyList<Cidr> NodeCidrs { get; init; }

    /// <summary>The pods' networks of all clusters.</summary>
    public required IReadOnlyList<Cidr> PodCidrs { get; init; }

    /// <summary>The networks of those who may reach the clusters' API servers; one at least.</summary>
    public required IReadOnlyList<Cidr> AdministratorCidrs { get; init; }

    /// <summary>The Git repository that holds the desired state.</summary>
    public required string RepositoryUrl { get; init; }

    /// <summary>The branch or tag that Argo CD follows.</summary>
    public required string Revision { get; init; }

    /// <summary>Who signs people in: the issuer of OIDC tokens.</summary>
    public required string OidcIssuerUrl { get; init; }

    /// <summary>The client whose tokens the clusters' API servers take. Default: "kubernetes".</summary>
    public string OidcClientId { get; init; } = Keycloak.DefaultKubernetesClientId;

    /// <summary>Who knows the people already, and signs them in for Keycloak. Default: nobody, Keycloak itself does.</summary>
    public UpstreamIdentityProvider? IdentityProvider { get; init; }

    /// <summary>By whom mails are sent. Default: nobody, there are none.</summary>
    public OutgoingMail? Mail { get; init; }

    /// <summary>Whether policies refuse what breaks them; otherwise they report it.</summary>
    public required bool EnforcesPolicies { get; init; }

    /// <summary>Whom Let's Encrypt writes to of certificates about to end.</summary>
    public required string CertificatesEmail { get; init; }

    /// <summary>The bucket of the databases' backups.</summary>
    public required string BackupBucket { get; init; }

    /// <summary>How far back a database can be restored, in days.</summary>
    public required int BackupRetentionDays { get; init; }

    /// <summary>How long logs of workloads are kept, in days. Default: 30.</summary>
    public int LogRetentionDays { get; init; } = 30;

    /// <summary>How long audit logs are kept, in days. Default: 90.</summary>
    public int AuditLogRetentionDays { get; init; } = 90;

    /// <summary>The databases that begin with a backup. Default: none.</summary>
    public IReadOnlyList<DatabaseRestore> DatabaseRestores { get; init; } = [];

    /// <summary>How long Prometheus keeps metrics, in days, as far as its volume has room. Default: <see cref="Prometheus.DefaultRetentionDays"/>.</summary>
    public int MetricsRetentionDays { get; init; } = Prometheus.DefaultRetentionDays;

    /// <summary>The volume of each Prometheus server, in GiB. Default: <see cref="Prometheus.DefaultVolumeGiB"/>.</summary>
    public int MetricsGiB { get; init; } = Prometheus.DefaultVolumeGiB;

    /// <summary>How the platform's people hear of alerts. Default: not at all.</summary>
    public AlertReceivers Alerts { get; init; } = new();

    /// <summary>The teams whose applications run on the platform.</summary>
    public IReadOnlyList<Team> Teams { get; init; } = [];

    /// <summary>The name of a route at this cluster.</summary>
    public string HostOf(Route route)
    {
        ArgumentNullException.ThrowIfNull(route);
        return HasNamesOfItsOwn(route) ? $"{route.Host}.{ClusterName}" : $"{route.Host}.{Domain}";
    }

    /// <summary>The names of a route at all clusters: every cluster's gateway knows them all, since manifests are the same.</summary>
    public IReadOnlyList<string> HostsOf(Route route)
    {
        ArgumentNullException.ThrowIfNull(route);
        return HasNamesOfItsOwn(route) ? [.. ClusterNames.Select(cluster => $"{route.Host}.{cluster}")] : [$"{route.Host}.{Domain}"];
    }

    private bool HasNamesOfItsOwn(Route route) => route.PerCluster && ClusterNames.Count > 1;

    /// <summary>One, or as many as survive the loss of a zone.</summary>
    /// <param name="whenHighlyAvailable">How many there are where the environment is highly available.</param>
    public int Replicas(int whenHighlyAvailable) => IsHighlyAvailable ? whenHighlyAvailable : 1;

    /// <summary>The ARN of the role of a workload that calls AWS; see <see cref="Workloads"/>.</summary>
    /// <param name="workload">Its name there.</param>
    public string RoleArn(string workload) => WorkloadRole.ArnOf(Scope, ClusterName, workload);
}

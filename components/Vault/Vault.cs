namespace Infra.Components;

/// <summary>
/// Vault: where all secrets are kept. Its members keep them on volumes of their own (integrated storage), unseal by a key in AWS KMS, and make themselves ready: a Job
/// initialises a new Vault and gives an empty one its last snapshot back. It is outside of the mesh, with TLS of its own.
/// </summary>
public static class Vault
{
    /// <summary>Its namespace.</summary>
    public const string Namespace = "vault";

    /// <summary>The path of the auth method by which ServiceAccounts sign in.</summary>
    public const string AuthMount = "kubernetes";

    /// <summary>The audience of ServiceAccounts' tokens that Vault takes.</summary>
    public const string TokenAudience = "vault";

    /// <summary>The ServiceAccount of <see cref="Namespace"/> by whose tokens Pulumi signs in.</summary>
    public const string PulumiServiceAccount = "pulumi";

    /// <summary>The role, and the policy, of <see cref="PulumiServiceAccount"/> in Vault.</summary>
    public const string PulumiRole = "pulumi";

    /// <summary>The mount of the platform's own secrets (KV, version 2): a secret's path is <c>platform/{namespace}/{name}</c>.</summary>
    public const string PlatformMount = "platform";

    /// <summary>The mount of the teams' secrets (KV, version 2): a secret's path is <c>teams/{namespace}/{name}</c>.</summary>
    public const string TeamsMount = "teams";

    /// <summary>The folder of the second audit device's file; what keeps it from filling the disk expects the name <see cref="AuditFile"/>.</summary>
    public const string AuditFolder = "/vault/audit";

    /// <summary>The file of the second audit device.</summary>
    public const string AuditFile = $"{AuditFolder}/audit.log";

    /// <summary>The Service of the member that leads, which alone answers without asking another.</summary>
    public const string ActiveService = "vault-active";

    /// <summary>The leading member's name in the cluster, which every member's certificate has.</summary>
    public const string ServerName = $"{ActiveService}.{Namespace}.svc.cluster.local";

    /// <summary>The address within the cluster; its certificate is the internal authority's (<see cref="TrustManager.AuthorityConfigMap"/>).</summary>
    public const string ServiceUrl = $"https://{ServerName}:8200";

    internal const string ServerWorkload = "server";
    internal const string ApiPort = "api";
    internal const string ClusterPort = "cluster";
    internal const int ApiPortNumber = 8200;
    internal const int ClusterPortNumber = 8201;
    internal const int MetricsPortNumber = 8203;

    // Comes with every route that leads out of the mesh. Vault shows the certificate of VaultTls, which is there before it and names its members too.
    private const string RouteSecret = "vault-route-tls";

    /// <summary>The add-on's name.</summary>
    public static AddonName Name { get; } = new("vault");

    /// <summary>Where Vault is asked, by HTTPS.</summary>
    public static Endpoint Api { get; } = new(Name, ServerWorkload, ApiPort);

    /// <summary>Where administrators and Pulumi reach it from outside: each cluster has its own.</summary>
    public static Route Route { get; } = new()
    {
        Host = "vault",
        PerCluster = true,
        ForAdministrators = true,
        Backend = Api,
        Service = ActiveService,
        ServicePort = ApiPortNumber,
        BackendTlsSecret = RouteSecret,
    };

    /// <summary>What people sign in to: its pages and its command line. `up` hands it its secret.</summary>
    public static SsoClient SignIn { get; } = new()
    {
        ClientId = "vault",
        DisplayName = "Vault",
        Redirects = [new SsoRedirect("vault", "/ui/vault/auth/oidc/oidc/callback")],
        LocalRedirects = ["http://localhost:8250/oidc/callback"],
        SecretNamespace = Namespace,
        SecretInCluster = false,
    };

    private static Endpoint Cluster { get; } = new(Name, ServerWorkload, ClusterPort);

    /// <summary>Declares it.</summary>
    public static Addon Declare(AddonContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new Addon
        {
            Name = Name,
            Summary = "Keeps all secrets",
            Layer = AddonLayer.Security,
            Chart = new ChartRelease
            {
                Chart = "vault",
                Repository = "https://helm.releases.hashicorp.com",
                Version = "0.34.1",
                Namespace = Namespace,
                Values = VaultValues.For(context),
            },
            // Its certificate, whom to trust, and volumes.
            DependsOn = [Storage.Name, TrustManager.Name, VaultTls.Name],
            Namespaces = [new AddonNamespace { Name = Namespace }],
            Workloads = [Server(context), Job(VaultPods.Init, VaultSizes.Init), Job(VaultPods.Snapshot, VaultSizes.Snapshot)],
            Routes = [Route],
            SsoClients = [SignIn],
            Alerts = VaultMonitoring.Alerts(context),
            Dashboard = VaultMonitoring.Dashboard,
            Objects = VaultObjects.For(context),
            // The chart lets Vault have the API server review tokens (system:auth-delegator).
            ClusterKinds = ["rbac.authorization.k8s.io/ClusterRoleBinding"],
        };
    }

    /// <summary>The name of Vault's secret of recovery keys in AWS Secrets Manager, one for each cluster.</summary>
    /// <param name="scope">The stack.</param>
    /// <param name="clusterName">kOps name of the cluster.</param>
    public static string RecoverySecret(PlatformScope scope, string clusterName)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentException.ThrowIfNullOrEmpty(clusterName);
        return scope.Name($"{clusterName.Split('.')[0]}-vault-recovery").ToString();
    }

    /// <summary>The names of all clusters' secrets of recovery keys, as a pattern.</summary>
    internal static string RecoverySecrets(PlatformScope scope) => $"{scope.Project}-{scope.Stack}-*-vault-recovery";

    /// <summary>The key of Vault's snapshot in the bucket of the database backups, whose versions are its history.</summary>
    /// <param name="clusterName">kOps name of the cluster.</param>
    public static string SnapshotKey(string clusterName) => $"{clusterName}/{Namespace}/snapshots/vault.snap";

    private static AddonWorkload Server(AddonContext context) => new()
    {
        Name = VaultPods.Server.Name,
        Namespace = Namespace,
        Labels = VaultPods.Server.Labels,
        ServiceAccount = VaultPods.Server.ServiceAccount,
        Size = VaultSizes.Server(context),
        Ports =
        [
            new WorkloadPort { Name = ApiPort, Number = ApiPortNumber, HasOwnTls = true },
            new WorkloadPort { Name = ClusterPort, Number = ClusterPortNumber, HasOwnTls = true },
            // A listener of its own, as what it tells is for whoever asks: the gateway does not reach it, Prometheus does. Vault takes the format from what Prometheus accepts.
            new WorkloadPort { Name = "metrics", Number = MetricsPortNumber, HasOwnTls = true, Metrics = new MetricsEndpoint("/v1/sys/metrics", "https") { Metrics = VaultMonitoring.Metrics } },
        ],
        Calls = [Peer.ApiServer, Peer.Aws, Peer.Of(Api), Peer.Of(Cluster), Peer.Internet(443, new Uri(context.OidcIssuerUrl).Host)],
    };

    private static AddonWorkload Job(VaultPods pods, WorkloadSize size) => new()
    {
        Name = pods.Name,
        Namespace = Namespace,
        Labels = pods.Labels,
        ServiceAccount = pods.ServiceAccount,
        Size = size,
        RunsToCompletion = true,
        Calls = [Peer.Aws, Peer.Of(Api)],
    };
}

namespace Infra.Components;

/// <summary>The portal: what there is, whose it is, and where to look further. It only shows; changes go through Git. The environment has one.</summary>
public static class Backstage
{
    /// <summary>Its namespace.</summary>
    public const string Namespace = "backstage";

    /// <summary>
    /// The repository of its image, after the project's name. Every organisation's Backstage is an application of its own: whoever runs the environment builds it as
    /// docs/backstage.md says, and pushes it before the first `up` of the environment comes to its wave.
    /// </summary>
    public const string ImageRepository = "backstage";

    /// <summary>The tag of its image. The registry lets no tag move: another build has another one.</summary>
    public const string ImageTag = "1.0.0";

    /// <summary>The port of its containers and of its Service.</summary>
    internal const int Port = 7007;

    /// <summary>The path that people are sent back to after signing in.</summary>
    internal const string CallbackPath = "/api/auth/oidc/handler/frame";

    private const string Workload = "backend";
    private const string Host = "backstage";

    /// <summary>The add-on's name.</summary>
    public static AddonName Name { get; } = new("backstage");

    /// <summary>Its pages and its API, by HTTP.</summary>
    public static Endpoint Backend { get; } = new(Name, Workload, "http");

    /// <summary>The name under which people reach it.</summary>
    public static Route Route { get; } = new() { Host = Host, Backend = Backend, Service = Name.Value, ServicePort = Port };

    /// <summary>What people sign in to.</summary>
    internal static SsoClient Client { get; } = new()
    {
        ClientId = "backstage",
        DisplayName = "Backstage",
        Redirects = [new SsoRedirect(Host, CallbackPath)],
        SecretNamespace = Namespace,
    };

    /// <summary>
    /// Its database, where each plugin has a schema, since the owner makes no databases. Not pooled: which schema a connection is for is said once, when it begins.
    /// </summary>
    internal static Database Database { get; } = new() { Name = "backstage-db", Namespace = Namespace, DatabaseName = "backstage", Storage = "5Gi" };

    /// <summary>What signs the cookies of people who are about to sign in.</summary>
    internal static AddonSecret Session { get; } = new() { Name = "backstage-session", Namespace = Namespace, Keys = [SecretKey.Generated(SessionKey)] };

    internal const string SessionKey = "secret";

    /// <summary>The labels of its pods that the chart's own selectors go by.</summary>
    internal static IReadOnlyDictionary<string, string> Labels { get; } = new Dictionary<string, string>
    {
        ["app.kubernetes.io/component"] = "backstage",
        ["app.kubernetes.io/instance"] = Name.Value,
        ["app.kubernetes.io/name"] = "backstage",
    };

    /// <summary>How many pods there are, and what they ask for.</summary>
    internal static WorkloadSize Size(AddonContext context) => new() { Replicas = context.Replicas(2), Containers = [new ContainerSize("backstage-backend", "100m", "512Mi", "1Gi")] };

    /// <summary>Declares it.</summary>
    public static Addon Declare(AddonContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new Addon
        {
            Name = Name,
            Summary = "Shows what there is and whose it is",
            Layer = AddonLayer.Experience,
            Placement = AddonPlacement.HomeCluster,
            Chart = new ChartRelease
            {
                Chart = "backstage",
                Repository = "https://backstage.github.io/charts",
                Version = "2.8.2",
                Namespace = Namespace,
                Values = BackstageValues.For(context),
            },
            // It asks who signs people in once, as it starts.
            DependsOn = [Keycloak.Name],
            Reads = [PlatformApplication.Names.Catalog],
            Namespaces = [new AddonNamespace { Name = Namespace, InMesh = true }],
            Workloads =
            [
                new AddonWorkload
                {
                    Name = Workload,
                    Namespace = Namespace,
                    Labels = Labels,
                    ServiceAccount = BackstageAccess.ServiceAccount,
                    Size = Size(context),
                    // Metrics are an image's own to tell, and this one needs tell none: the sidecar counts requests.
                    Ports = [new WorkloadPort { Name = Backend.Port, Number = Port }],
                    Calls = [Peer.ApiServer, Peer.Of(Database.Server(Name)), Peer.Internet(443, new Uri(context.OidcIssuerUrl, UriKind.Absolute).Host)],
                },
            ],
            Routes = [Route],
            Databases = [Database],
            Secrets = [Session],
            SsoClients = [Client],
            Alerts = BackstageMonitoring.Alerts,
            Dashboard = BackstageMonitoring.Dashboard,
            Objects = [BackstageAccess.Role, BackstageAccess.Binding],
        };
    }
}

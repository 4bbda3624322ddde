namespace Infra.Components;

/// <summary>
/// Keycloak, where people sign in: to the clusters, and to everything of the platform that has a page. There is one in the environment, and its realm
/// <see cref="Realm"/> is the issuer of all tokens. What is in the realm, <see cref="KeycloakRealm"/> says.
/// </summary>
public static class Keycloak
{
    /// <summary>The namespace of Keycloak and its database.</summary>
    public const string Namespace = "iam-system";

    /// <summary>The first label of its name below the environment's domain.</summary>
    public const string Host = "login";

    /// <summary>The realm that people are in.</summary>
    public const string Realm = "platform";

    /// <summary>The realm of those who administer Keycloak itself. Nobody is in it but <see cref="PulumiClientId"/>.</summary>
    public const string AdministrationRealm = "master";

    /// <summary>The client as which `up` administers Keycloak.</summary>
    public const string PulumiClientId = "pulumi";

    /// <summary>The client of those who use kubectl, where the configuration names no other.</summary>
    public const string DefaultKubernetesClientId = "kubernetes";

    /// <summary>The version, which the chart pins and the bootstrap's image shares.</summary>
    internal const string Version = "26.5.6";

    /// <summary>What the chart calls its pods.</summary>
    internal const string App = "keycloakx";

    private const string BootstrapClientId = "bootstrap";
    private const string Server = "server";

    /// <summary>The add-on's name.</summary>
    public static AddonName Name { get; } = new("keycloak");

    /// <summary>Pages, tokens and the administration's API: HTTP within the mesh.</summary>
    public static Endpoint Http { get; } = new(Name, Server, "http");

    /// <summary>The name under which people and programs reach it.</summary>
    public static Route Route { get; } = new() { Host = Host, Backend = Http, Service = "keycloak-http", ServicePort = 80 };

    /// <summary>Its database.</summary>
    public static Database Database { get; } = new() { Name = "keycloak-db", Namespace = Namespace, DatabaseName = "keycloak", Storage = "10Gi" };

    /// <summary>What `up` signs in with: the client's id and secret, by <see cref="SsoClient.IdKey"/> and <see cref="SsoClient.SecretKey"/>.</summary>
    public static AddonSecret PulumiSecret { get; } = ClientSecret("keycloak-pulumi", PulumiClientId);

    /// <summary>What a server without a realm begins with, until <see cref="KeycloakBootstrap"/> has taken it away.</summary>
    internal static AddonSecret BootstrapSecret { get; } = ClientSecret("keycloak-bootstrap", BootstrapClientId);

    internal static IReadOnlyDictionary<string, string> Labels { get; } = new Dictionary<string, string>
    {
        ["app.kubernetes.io/instance"] = Name.Value,
        ["app.kubernetes.io/name"] = App,
    };

    /// <summary>The URL at which it is reached from everywhere.</summary>
    /// <param name="domain">The environment's DNS name.</param>
    public static string UrlAt(string domain) => $"https://{Host}.{domain}";

    /// <summary>The issuer of the tokens that people get, exactly as it stands in them.</summary>
    /// <param name="domain">The environment's DNS name.</param>
    public static string IssuerUrlAt(string domain) => $"{UrlAt(domain)}/realms/{Realm}";

    /// <summary>The add-on.</summary>
    public static Addon Declare(AddonContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new Addon
        {
            Name = Name,
            Summary = "Signs people in",
            Layer = AddonLayer.Security,
            Placement = AddonPlacement.HomeCluster,
            Chart = new ChartRelease
            {
                Chart = "keycloakx",
                Repository = "https://codecentric.github.io/helm-charts",
                Version = "7.1.11",
                Namespace = Namespace,
                Values = KeycloakValues.For(context),
            },
            // The chart has no value for the server's capabilities; all else in the namespace is restricted by its own word.
            Namespaces = [new AddonNamespace { Name = Namespace, InMesh = true, PodSecurity = PodSecurityLevel.Baseline }],
            Workloads = [Pods(context), KeycloakBootstrap.Workload],
            Routes = [Route],
            Secrets = [BootstrapSecret, PulumiSecret],
            Databases = [Database],
            SsoClients = [Kubectl(context)],
            Alerts = KeycloakMonitoring.Alerts,
            Dashboard = KeycloakMonitoring.Dashboard,
            Objects = KeycloakBootstrap.Objects,
        };
    }

    /// <summary>How many servers there are, and what they ask for.</summary>
    internal static WorkloadSize Size(AddonContext context) => new() { Replicas = context.Replicas(2), Containers = [new ContainerSize("keycloak", "300m", "1280Mi", "2Gi")] };

    private static AddonWorkload Pods(AddonContext context)
    {
        var members = new[] { JGroups.Messages, JGroups.FailureDetection };
        return new AddonWorkload
        {
            Name = Server,
            Namespace = Namespace,
            Labels = Labels,
            ServiceAccount = Name.Value,
            Size = Size(context),
            Ports =
            [
                new WorkloadPort { Name = Http.Port, Number = 8080 },
                new WorkloadPort { Name = "management", Number = 9000, Metrics = new MetricsEndpoint { Metrics = KeycloakMonitoring.Metrics } },
                .. members,
            ],
            Calls =
            [
                Peer.Of(Database.Server(Name)),
                .. members.Select(port => Peer.Of(new Endpoint(Name, Server, port.Name))),
                .. context.IdentityProvider?.Calls ?? [],
                .. context.Mail is { } mail ? new[] { Peer.Internet(OutgoingMail.Port, mail.Host) } : [],
            ],
        };
    }

    // kubectl cannot keep a secret: PKCE shows that it is the one that asked. The ports are those that kubelogin listens on (https://github.com/int128/kubelogin).
    private static SsoClient Kubectl(AddonContext context) => new()
    {
        ClientId = context.OidcClientId,
        DisplayName = "Kubernetes",
        LocalRedirects = ["http://localhost:8000", "http://localhost:18000"],
    };

    private static AddonSecret ClientSecret(string name, string clientId) => new()
    {
        Name = name,
        Namespace = Namespace,
        Keys = [SecretKey.Fixed(SsoClient.IdKey, clientId), SecretKey.Generated(SsoClient.SecretKey)],
    };
}

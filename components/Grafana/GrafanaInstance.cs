namespace Infra.Components;

/// <summary>A Grafana: who may sign in to it as what, and whom it asks.</summary>
internal sealed record GrafanaInstance
{
    /// <summary>The port of its container.</summary>
    public const int Port = 3000;

    /// <summary>The entry of <see cref="Secret"/> with the local administrator's name.</summary>
    public const string UserKey = "username";

    /// <summary>The entry with the local administrator's password.</summary>
    public const string PasswordKey = "password";

    /// <summary>The entry with what signs cookies and encrypts what Grafana keeps while it runs.</summary>
    public const string SigningKey = "secret-key";

    private const string Chart = "grafana";
    private const string Workload = "server";
    private const string CallbackPath = "/login/generic_oauth";

    /// <summary>The add-on's name, which release, Service and ServiceAccount have too.</summary>
    public required AddonName Name { get; init; }

    /// <summary>The name under which people reach it.</summary>
    public required Route Route { get; init; }

    /// <summary>What people sign in to.</summary>
    public required SsoClient Client { get; init; }

    /// <summary>What members of a group are; the first that fits holds, and who is in none is not let in.</summary>
    public required IReadOnlyList<(string Group, string Role)> Roles { get; init; }

    /// <summary>The data sources.</summary>
    public required YamlList Sources { get; init; }

    /// <summary>Whom the data sources ask.</summary>
    public required IReadOnlyList<Peer> Calls { get; init; }

    /// <summary>Whether it shows the derived dashboards. Default: false.</summary>
    public bool ShowsDashboards { get; init; }

    /// <summary>The local administrator, for the day on which nobody can sign in.</summary>
    public AddonSecret Secret => new()
    {
        Name = $"{Name}-administrator",
        Namespace = Loki.Namespace,
        Keys = [SecretKey.Generated(PasswordKey), SecretKey.Generated(SigningKey), SecretKey.Fixed(UserKey, "administrator")],
    };

    /// <summary>How many there are, and what they ask for: one, as sessions are its own.</summary>
    public WorkloadSize Size => new()
    {
        Containers =
        [
            new ContainerSize("grafana", "100m", "256Mi", "512Mi"),
            .. ShowsDashboards ? new[] { new ContainerSize("grafana-sc-dashboard", "10m", "96Mi", "192Mi") } : [],
        ],
    };

    /// <summary>What tells its metrics: its sidecar does, as its own port speaks mTLS only.</summary>
    public static MetricsEndpoint Metrics { get; } = new() { ThroughSidecar = true, Metrics = GrafanaMonitoring.Metrics };

    /// <summary>The labels of its pods that the chart's own selectors go by.</summary>
    public IReadOnlyDictionary<string, string> Labels => new Dictionary<string, string> { ["app.kubernetes.io/instance"] = Name.Value, ["app.kubernetes.io/name"] = Chart };

    /// <summary>Pages and API.</summary>
    public static Endpoint HttpOf(AddonName name) => new(name, Workload, "http");

    public static Route RouteOf(AddonName name, string host) => new() { Host = host, PerCluster = true, Backend = HttpOf(name), Service = name.Value, ServicePort = 80 };

    public static SsoClient ClientOf(AddonName name, string title, string host) =>
        new() { ClientId = name.Value, DisplayName = title, Redirects = [new SsoRedirect(host, CallbackPath)], SecretNamespace = Loki.Namespace };

    public Addon Declare(AddonContext context, string summary) => new(SourceOf(Name))
    {
        Name = Name,
        Summary = summary,
        Layer = AddonLayer.Observability,
        Chart = new ChartRelease
        {
            Chart = Chart,
            Repository = "https://grafana-community.github.io/helm-charts",
            Version = "12.11.1",
            Namespace = Loki.Namespace,
            Values = GrafanaValues.For(context, this),
        },
        DependsOn = [Loki.Name],
        Workloads =
        [
            new AddonWorkload
            {
                Name = Workload,
                Namespace = Loki.Namespace,
                Labels = Labels,
                ServiceAccount = Name.Value,
                Size = Size,
                Ports = [new WorkloadPort { Name = "http", Number = Port, Metrics = Metrics }],
                Calls =
                [
                    .. Calls,
                    .. ShowsDashboards ? new[] { Peer.ApiServer } : [],
                    // By its public name, as people's browsers do.
                    Peer.Internet(443, new Uri(context.OidcIssuerUrl, UriKind.Absolute).Host),
                ],
            },
        ],
        Routes = [Route],
        Secrets = [Secret],
        SsoClients = [Client],
    };

    // What declares it is the class of its name, beside this one.
    private static string SourceOf(AddonName name, [System.Runtime.CompilerServices.CallerFilePath] string path = "") =>
        path.Replace(nameof(GrafanaInstance), name == GrafanaAudit.Name ? nameof(GrafanaAudit) : nameof(Grafana), StringComparison.Ordinal);
}

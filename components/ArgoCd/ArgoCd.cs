namespace Infra.Components;

/// <summary>Argo CD: keeps every cluster as Git says. Its chart is the one that Pulumi installs, once; from then on it keeps itself too.</summary>
public static class ArgoCd
{
    /// <summary>The namespace of Argo CD and all of its objects.</summary>
    public const string Namespace = "argocd";

    /// <summary>The OIDC client as which people sign in: a public one, with PKCE.</summary>
    public const string OidcClientId = "argocd";

    /// <summary>The controller, which applies what Git says, as the API servers name it.</summary>
    public const string ControllerUserName = $"system:serviceaccount:{Namespace}:argocd-application-controller";

    private const string TlsSecret = "argocd-server-tls";

    private const string ServerWorkload = "server";

    private const string RepoServerWorkload = "repo-server";

    private static readonly string[] KubernetesRbac = ["rbac.authorization.k8s.io/ClusterRole", "rbac.authorization.k8s.io/ClusterRoleBinding"];

    // Which it also takes from repositories of charts: archives of those on GitHub's pages are GitHub's releases.
    private static readonly string[] ArchiveHosts = ["github.com", "objects.githubusercontent.com", "release-assets.githubusercontent.com"];

    /// <summary>The add-on's name.</summary>
    public static AddonName Name { get; } = new("argocd");

    /// <summary>The API, its web pages, and Git's webhooks, by HTTPS.</summary>
    public static Endpoint Server { get; } = new(Name, ServerWorkload, "https");

    /// <summary>Who renders manifests, by gRPC with TLS.</summary>
    public static Endpoint RepoServer { get; } = new(Name, RepoServerWorkload, "grpc");

    /// <summary>The name under which people reach it: each cluster has its own.</summary>
    internal static Route Route { get; } = new() { Host = "argocd", PerCluster = true, Backend = Server, Service = "argocd-server", ServicePort = 443, BackendTlsSecret = TlsSecret };

    // The pages verify their codes themselves; the command line listens on a port of the person's own machine (https://argo-cd.readthedocs.io/en/stable/operator-manual/user-management/keycloak).
    private static SsoClient SignIn { get; } = new()
    {
        ClientId = OidcClientId,
        DisplayName = "Argo CD",
        Redirects = [new SsoRedirect(Route.Host, "/auth/callback"), new SsoRedirect(Route.Host, "/pkce/verify")],
        LocalRedirects = ["http://localhost:8085/auth/callback"],
        // `argocd login --sso` asks for it wherever the issuer lists it.
        StaysSignedIn = true,
    };

    /// <summary>The add-on.</summary>
    public static Addon Declare(AddonContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new Addon
        {
            Name = Name,
            Summary = "Keeps the cluster as Git says",
            Layer = AddonLayer.Delivery,
            Chart = new ChartRelease
            {
                Chart = "argo-cd",
                Repository = "https://argoproj.github.io/argo-helm",
                Version = "10.1.1",
                Namespace = Namespace,
                Values = ArgoCdValues.For(context),
            },
            Namespaces = [new AddonNamespace { Name = Namespace }],
            Workloads = [.. Workloads(context), .. ArgoCdRedis.Workloads(context)],
            Routes = [Route],
            SsoClients = [SignIn],
            Alerts = ArgoCdMonitoring.Alerts,
            Dashboard = ArgoCdMonitoring.Dashboard,
            CustomKinds = [new CustomKinds("argoproj.io", "Application", "ApplicationSet", "AppProject")],
            ClusterKinds = ["apiextensions.k8s.io/CustomResourceDefinition", .. KubernetesRbac],
        };
    }

    /// <summary>The labels that the chart gives the pods of a component.</summary>
    internal static Dictionary<string, string> LabelsOf(string component) => new()
    {
        ["app.kubernetes.io/instance"] = Name.Value,
        ["app.kubernetes.io/name"] = $"argocd-{component}",
    };

    private static IEnumerable<AddonWorkload> Workloads(AddonContext context)
    {
        var redis = Peer.Of(ArgoCdRedis.Endpoint(context));
        yield return Workload(
            ServerWorkload,
            ArgoCdSizes.Server(context),
            [Port("https", 8080) with { HasOwnTls = true }, Metrics(8083, ArgoCdMonitoring.ServerMetrics)],
            [Peer.ApiServer, Peer.Of(RepoServer), redis, Peer.Internet(443, HostOf(context.OidcIssuerUrl))]);
        yield return Workload(
            RepoServerWorkload,
            ArgoCdSizes.RepoServer(context),
            [Port("grpc", 8081) with { HasOwnTls = true }, Metrics(8084, ArgoCdMonitoring.RepoServerMetrics)],
            [redis, Peer.Internet(443, SourceHosts(context))]);
        yield return Workload(
            "application-controller", ArgoCdSizes.ApplicationController, [Metrics(8082, ArgoCdMonitoring.ControllerMetrics)], [Peer.ApiServer, Peer.Of(RepoServer), redis]);
        yield return Workload(
            "applicationset-controller", ArgoCdSizes.ApplicationSetController(context), [Metrics(8080, ArgoCdMonitoring.ApplicationSetMetrics)], [Peer.ApiServer, Peer.Of(RepoServer)]);
        yield return Workload("redis-secret-init", ArgoCdSizes.RedisSecretInit, [], [Peer.ApiServer]) with { RunsToCompletion = true };
    }

    private static AddonWorkload Workload(string component, WorkloadSize size, IReadOnlyList<WorkloadPort> ports, IReadOnlyList<Peer> calls) => new()
    {
        Name = component,
        Namespace = Namespace,
        Labels = LabelsOf(component),
        ServiceAccount = $"argocd-{component}",
        Size = size,
        Ports = ports,
        Calls = calls,
    };

    private static WorkloadPort Port(string name, int number) => new() { Name = name, Number = number };

    private static WorkloadPort Metrics(int number, IReadOnlyList<string> metrics) => Port("metrics", number) with { Metrics = new MetricsEndpoint { Metrics = metrics } };

    private static string[] SourceHosts(AddonContext context) =>
    [
        .. context.Teams.Select(team => HostOf(team.RepositoryUrl)).Append(HostOf(context.RepositoryUrl)).Concat(ArchiveHosts).Concat(ArgoCdCharts.Hosts)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    private static string HostOf(string url) => new Uri(url, UriKind.Absolute).Host;
}

using Infra.Components;

namespace Infra.Tests.Components;

public sealed class ArgoCdTests
{
    public static TheoryData<bool> Environments => [false, true];

    [Fact]
    public void Declare_Chart_IsPinned()
    {
        var chart = ArgoCd.Declare(AddonContexts.Dev()).Chart!;

        Assert.Equal(("argo-cd", "https://argoproj.github.io/argo-helm", "10.1.1", "argocd"), (chart.Chart, chart.Repository, chart.Version, chart.Namespace));
    }

    [Fact]
    public void Declare_Namespace_IsRestrictedAndOutsideOfTheMesh()
    {
        var @namespace = Assert.Single(ArgoCd.Declare(AddonContexts.Dev()).Namespaces);

        Assert.Equal((PodSecurityLevel.Restricted, false), (@namespace.PodSecurity, @namespace.InMesh));
    }

    [Theory]
    [InlineData(false, "application-controller, applicationset-controller, redis, redis-secret-init, repo-server, server")]
    [InlineData(true, "application-controller, applicationset-controller, redis-proxy, redis-secret-init, redis-server, repo-server, server")]
    public void Declare_Workloads_AreThoseOfTheEnvironmentsSize(bool isHighlyAvailable, string expected) =>
        Assert.Equal(expected, string.Join(", ", ArgoCd.Declare(Context(isHighlyAvailable)).Workloads.Select(workload => workload.Name).Order(StringComparer.Ordinal)));

    [Theory]
    [MemberData(nameof(Environments))]
    public void Declare_TogetherWithAGateway_MakesAPlatform(bool isHighlyAvailable) => Assert.NotNull(Platform(isHighlyAvailable));

    [Theory]
    [InlineData(false, "argocd/redis")]
    [InlineData(true, "argocd/redis-proxy")]
    public void Declare_Flows_AreWhatItsPodsCall(bool isHighlyAvailable, string redis)
    {
        var flows = Platform(isHighlyAvailable).Flows.Select(flow => $"{flow.From} -> {flow.To}:{flow.Port}").ToList();

        foreach (var caller in new[] { "server", "application-controller" })
        {
            Assert.Contains($"argocd/{caller} -> argocd/repo-server:8081", flows);
            Assert.Contains($"argocd/{caller} -> {redis}:6379", flows);
            Assert.Contains($"argocd/{caller} -> Kubernetes API:443", flows);
        }
        Assert.Contains($"argocd/repo-server -> {redis}:6379", flows);
        Assert.Contains("argocd/applicationset-controller -> argocd/repo-server:8081", flows);
        Assert.Contains("argocd/redis-secret-init -> Kubernetes API:443", flows);
        Assert.Contains("gateway/gateway -> argocd/server:8080", flows);
        Assert.DoesNotContain(flows, flow => flow.StartsWith("argocd/repo-server -> Kubernetes", StringComparison.Ordinal));
    }

    [Fact]
    public void Declare_HighlyAvailableRedis_ReachesItselfAndIsReachedByTheProxyOnly()
    {
        var flows = Platform(isHighlyAvailable: true).Flows.Where(flow => flow.To.ToString() == "argocd/redis-server").Select(flow => $"{flow.From}:{flow.Port}");

        Assert.Equal(["argocd/redis-proxy:6379", "argocd/redis-proxy:26379", "argocd/redis-server:6379", "argocd/redis-server:26379"], flows);
    }

    [Fact]
    public void Declare_RepoServer_TakesFromGitAndCharts()
    {
        var hosts = Hosts(AddonContexts.Dev() with { Teams = [SampleTeams.Of("shop", "https://git.example.org/shop/charts.git")] }, "repo-server");

        Assert.Equal(hosts.Order(StringComparer.Ordinal), hosts);
        Assert.Superset(new HashSet<string> { "github.com", "git.example.org", "argoproj.github.io" }, hosts.ToHashSet());
    }

    [Fact]
    public void Declare_Server_AsksTheIssuer() => Assert.Equal(["login.dev.example.com"], Hosts(AddonContexts.Dev(), "server"));

    [Fact]
    public void Declare_Route_HasTlsToTheServer()
    {
        var route = Assert.Single(ArgoCd.Declare(AddonContexts.Dev()).Routes);

        Assert.Equal(("argocd", "argocd-server", 443, "argocd-server-tls"), (route.Host, route.Service, route.ServicePort, route.BackendTlsSecret));
        Assert.Equal(ArgoCd.Server, route.Backend);
    }

    [Theory]
    [MemberData(nameof(Environments))]
    public void Declare_Workloads_HaveLabelsThatTellThemApart(bool isHighlyAvailable)
    {
        var labels = ArgoCd.Declare(Context(isHighlyAvailable)).Workloads.Select(workload => string.Join(',', workload.Labels.OrderBy(label => label.Key, StringComparer.Ordinal))).ToList();

        Assert.Equal(labels.Distinct(StringComparer.Ordinal), labels);
    }

    [Fact]
    public void Hosts_OfCharts_HaveItsOwn() => Assert.Contains(new Uri(ArgoCd.Declare(AddonContexts.Dev()).Chart!.Repository).Host, ArgoCdCharts.Hosts);

    private static AddonContext Context(bool isHighlyAvailable) => isHighlyAvailable ? AddonContexts.Prod() : AddonContexts.Dev();

    private static IReadOnlyList<string> Hosts(AddonContext context, string workload) =>
        Assert.Single(ArgoCd.Declare(context).Workloads.Single(each => each.Name == workload).Calls.OfType<Peer.Hosts>()).Names;

    private static PlatformDeclarations Platform(bool isHighlyAvailable)
    {
        var context = Context(isHighlyAvailable);
        var gateway = new Addon
        {
            Name = new AddonName("gateway"),
            Summary = "Lets requests in",
            Layer = AddonLayer.Mesh,
            Namespaces = [new AddonNamespace { Name = "gateway" }],
            Workloads = [new AddonWorkload { Name = "gateway", Namespace = "gateway", Labels = new Dictionary<string, string> { ["app"] = "gateway" }, Role = PlatformRole.Gateway }],
        };
        var (declarations, problems) = PlatformDeclarations.Of(context, [ArgoCd.Declare(context), gateway]);
        Assert.Empty(problems);
        return declarations!;
    }
}

using Infra.Components;
using Infra.Stacks;

namespace Infra.Tests.Support;

/// <summary>Small add-ons, and platforms of them.</summary>
internal static class TestPlatform
{
    public static Func<EnvironmentConfig, ClusterSpec, PlatformModel> Of(params IReadOnlyList<Func<AddonContext, Addon>> addons) =>
        (environment, cluster) => EnvironmentPlatform.Of(WithoutWorkloads(environment), cluster, addons);

    // Those of the repository's own stacks need a gateway, which a test may do without.
    private static EnvironmentConfig WithoutWorkloads(EnvironmentConfig environment) =>
        environment with { Teams = [.. environment.Teams.Select(team => team with { Workloads = [] })] };

    /// <summary>A webhook that the API server calls, and a ConfigMap.</summary>
    public static Addon Guard(AddonContext context) => new()
    {
        Name = new AddonName("guard"),
        Summary = "Reviews what is asked for",
        Layer = AddonLayer.Security,
        Namespaces = [new AddonNamespace { Name = "guard-system" }],
        Workloads =
        [
            new AddonWorkload
            {
                Name = "webhook",
                Namespace = "guard-system",
                Labels = new Dictionary<string, string> { ["app"] = "guard" },
                Ports = [new WorkloadPort { Name = "webhook", Number = 9443, WebhookService = "guard", HasOwnTls = true }],
                Calls = [Peer.ApiServer],
            },
        ],
        Objects = [Settings("guard-settings")],
    };

    /// <summary>A mesh's control plane, by a chart, and something on the machines' network.</summary>
    public static Addon Mesh(AddonContext context) => new()
    {
        Name = new AddonName("mesh"),
        Summary = "Lets workloads speak mTLS",
        Layer = AddonLayer.Mesh,
        Chart = new ChartRelease { Chart = "mesh", Repository = "https://charts.example.com", Version = "1.0.0", Namespace = "mesh-system" },
        Namespaces = [new AddonNamespace { Name = "mesh-system" }],
        CustomKinds = [new CustomKinds("security.istio.io", "AuthorizationPolicy", "PeerAuthentication"), new CustomKinds("networking.istio.io", "ServiceEntry")],
        Workloads =
        [
            new AddonWorkload
            {
                Name = "control-plane",
                Namespace = "mesh-system",
                Labels = new Dictionary<string, string> { ["app"] = "control-plane" },
                Role = PlatformRole.MeshControlPlane,
                Ports = [new WorkloadPort { Name = "xds", Number = 15012, HasOwnTls = true }],
            },
            new AddonWorkload
            {
                Name = "machines",
                Namespace = "mesh-system",
                Labels = new Dictionary<string, string> { ["app"] = "machines" },
                HostNetwork = true,
            },
        ],
    };

    /// <summary>A workload in the mesh that a probe outside of the mesh calls.</summary>
    public static Addon Store(AddonContext context) => new()
    {
        Name = new AddonName("store"),
        Summary = "Sells",
        Layer = AddonLayer.Experience,
        DependsOn = [new AddonName("mesh")],
        Namespaces = [new AddonNamespace { Name = "store", InMesh = true }, new AddonNamespace { Name = "probes" }],
        Workloads =
        [
            new AddonWorkload
            {
                Name = "web",
                Namespace = "store",
                Labels = new Dictionary<string, string> { ["app"] = "web" },
                Ports = [new WorkloadPort { Name = "http", Number = 8080 }],
                Calls = [Peer.Internet(443, "pay.example.com", "*.bank.example.com")],
            },
            new AddonWorkload
            {
                Name = "probe",
                Namespace = "probes",
                Labels = new Dictionary<string, string> { ["app"] = "probe" },
                Calls = [Peer.Of(new Endpoint(new AddonName("store"), "web", "http"))],
            },
        ],
        Objects = [Settings("store-settings", "store")],
    };

    /// <summary>The gateway, which calls the store.</summary>
    public static Addon Gateway(AddonContext context) => new()
    {
        Name = new AddonName("gateway"),
        Summary = "Lets people in",
        Layer = AddonLayer.Mesh,
        Namespaces = [new AddonNamespace { Name = "gateway-system", InMesh = true }],
        Workloads =
        [
            new AddonWorkload
            {
                Name = "gateway",
                Namespace = "gateway-system",
                Labels = new Dictionary<string, string> { ["app"] = "gateway" },
                Role = PlatformRole.Gateway,
                Ports = [new WorkloadPort { Name = "https", Number = 8443, From = [Peer.World] }],
                Calls = [Peer.Of(new Endpoint(new AddonName("store"), "web", "http"))],
            },
        ],
    };

    public static KubernetesObject Settings(string name, string @namespace = "guard-system", string mode = "audit") => new ConfigMap
    {
        Metadata = new ObjectMeta { Name = name, Namespace = @namespace },
        Data = new Dictionary<string, string> { ["mode"] = mode },
    };

    /// <summary>A Secret, as nobody should declare one.</summary>
    public static KubernetesObject Password(string text) => new Secret
    {
        Metadata = new ObjectMeta { Name = "password", Namespace = "guard-system" },
        StringData = new Dictionary<string, string> { ["password"] = text },
    };

    private sealed record ConfigMap() : KubernetesObject("v1", "ConfigMap")
    {
        public required IReadOnlyDictionary<string, string> Data { get; init; }
    }

    private sealed record Secret() : KubernetesObject("v1", "Secret")
    {
        public required IReadOnlyDictionary<string, string> StringData { get; init; }
    }
}

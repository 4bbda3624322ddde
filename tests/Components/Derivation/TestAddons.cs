using Infra.Components;

namespace Infra.Tests.Components.Derivation;

/// <summary>A small platform: a mesh with a gateway, who scrapes, a service behind a route, its database, and an operator outside of the mesh.</summary>
internal static class TestAddons
{
    public static AddonName CrdsName { get; } = new("mesh-crds");

    public static AddonName MeshName { get; } = new("mesh");

    public static AddonName ShopName { get; } = new("shop");

    public static AddonName DatabaseName { get; } = new("database");

    public static IReadOnlyList<Addon> All() => [Crds(), Mesh(), Gateway(), Prometheus(), CertManager(), Operator(), Database(), Shop()];

    public static Addon Crds() => new()
    {
        Name = CrdsName,
        Summary = "Kinds of the mesh",
        Layer = AddonLayer.Mesh,
        Chart = Chart("base", "mesh-system"),
        CustomKinds = [new CustomKinds("networking.istio.io", "Gateway", "VirtualService"), new CustomKinds("security.istio.io", "PeerAuthentication")],
    };

    public static Addon Mesh() => new()
    {
        Name = MeshName,
        Summary = "The mesh",
        Layer = AddonLayer.Mesh,
        Chart = Chart("istiod", "mesh-system"),
        DependsOn = [CrdsName],
        Namespaces = [new AddonNamespace { Name = "mesh-system" }],
        Workloads = [Pods("istiod", "mesh-system") with
        {
            Role = PlatformRole.MeshControlPlane,
            Ports = [new WorkloadPort { Name = "xds", Number = 15012 }, new WorkloadPort { Name = "webhook", Number = 15017, WebhookService = "istiod" }],
            Calls = [Peer.ApiServer],
        }],
    };

    public static Addon Gateway() => new()
    {
        Name = new AddonName("gateway"),
        Summary = "The way in",
        Layer = AddonLayer.Mesh,
        Chart = Chart("gateway", "ingress"),
        Namespaces = [new AddonNamespace { Name = "ingress", InMesh = true }],
        Workloads = [Pods("gateway", "ingress") with { Role = PlatformRole.Gateway, ServiceAccount = "gateway", Ports = [new WorkloadPort { Name = "https", Number = 443, From = [Peer.World] }] }],
    };

    public static Addon Prometheus() => new()
    {
        Name = new AddonName("prometheus"),
        Summary = "Metrics",
        Layer = AddonLayer.Observability,
        Chart = Chart("prometheus", "prometheus"),
        Namespaces = [new AddonNamespace { Name = "prometheus" }],
        CustomKinds = [new CustomKinds("monitoring.coreos.com", "PodMonitor")],
        Workloads = [Pods("server", "prometheus") with { Role = PlatformRole.Scraper }],
    };

    public static Addon CertManager() => new()
    {
        Name = new AddonName("certificates"),
        Summary = "Certificates",
        Layer = AddonLayer.Security,
        Chart = Chart("cert-manager", "certificates"),
        Namespaces = [new AddonNamespace { Name = "certificates" }],
        CustomKinds = [new CustomKinds("cert-manager.io", "Certificate")],
        Objects = [new Certificate { Metadata = new ObjectMeta { Name = "authority", Namespace = "certificates" }, Spec = new CertificateSpec { SecretName = "authority", IssuerRef = new IssuerRef("self") } }],
    };

    /// <summary>Outside of the mesh, as CloudNativePG's.</summary>
    public static Addon Operator() => new()
    {
        Name = new AddonName("operator"),
        Summary = "Keeps databases",
        Layer = AddonLayer.Data,
        Chart = Chart("operator", "operator"),
        Namespaces = [new AddonNamespace { Name = "operator" }],
        Workloads = [Pods("manager", "operator") with { Calls = [Peer.ApiServer, Peer.Of(new Endpoint(DatabaseName, "instance", "status"))] }],
    };

    public static Addon Database() => new()
    {
        Name = DatabaseName,
        Summary = "The shop's database",
        Layer = AddonLayer.Data,
        Namespaces = [new AddonNamespace { Name = "data", InMesh = true }],
        Workloads = [Pods("instance", "data") with
        {
            ServiceAccount = "database",
            Ports = [new WorkloadPort { Name = "postgres", Number = 5432 }, new WorkloadPort { Name = "status", Number = 8000, HasOwnTls = true }, new WorkloadPort { Name = "metrics", Number = 9187, Metrics = new MetricsEndpoint() }],
        }],
    };

    public static Addon Shop() => new()
    {
        Name = ShopName,
        Summary = "A shop",
        Layer = AddonLayer.Experience,
        Chart = Chart("shop", "shop"),
        DependsOn = [DatabaseName, new AddonName("operator")],
        Namespaces = [new AddonNamespace { Name = "shop", InMesh = true }],
        Workloads = [Pods("web", "shop") with
        {
            ServiceAccount = "shop",
            Ports = [new WorkloadPort { Name = "http", Number = 8080 }],
            Calls = [Peer.Of(new Endpoint(DatabaseName, "instance", "postgres")), Peer.Internet(443, "pay.example.org")],
        }],
        Routes = [new Route { Host = "shop", Backend = new Endpoint(ShopName, "web", "http"), Service = "shop", ServicePort = 80 }],
    };

    public static AddonWorkload Pods(string name, string @namespace) => new() { Name = name, Namespace = @namespace, Labels = new Dictionary<string, string> { ["app"] = name } };

    private static ChartRelease Chart(string name, string @namespace) => new() { Chart = name, Repository = "https://charts.example.com", Version = "1.2.3", Namespace = @namespace };
}

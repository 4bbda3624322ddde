using Infra.Components;

namespace Infra.Tests.Components.Databases;

/// <summary>An add-on with a database, and the platform around it.</summary>
internal static class SampleDatabases
{
    public static AddonName Name { get; } = new("shop");

    public static Database Orders { get; } = new() { Name = "orders-db", Namespace = "shop", DatabaseName = "orders", Storage = "10Gi" };

    public static DatabaseRestore Restore { get; } = new() { Database = "shop/orders-db", From = "orders-db", To = "orders-db-2", TargetTime = "2026-03-01T11:59:00Z" };

    public static AddonContext Restored(AddonContext context) => context with { DatabaseRestores = [Restore with { Database = "other/orders-db", To = "x" }, Restore] };

    /// <summary>An add-on whose pods call its databases.</summary>
    public static Addon Shop(params IReadOnlyList<Database> databases) => new()
    {
        Name = Name,
        Summary = "Sells",
        Layer = AddonLayer.Experience,
        Placement = AddonPlacement.HomeCluster,
        Namespaces = [new AddonNamespace { Name = "shop", InMesh = true }],
        Databases = databases,
        Workloads =
        [
            new AddonWorkload
            {
                Name = "web",
                Namespace = "shop",
                Labels = new Dictionary<string, string> { ["app"] = "web" },
                ServiceAccount = "web",
                Calls = [.. databases.Select(database => Peer.Of(database.Server(Name)))],
            },
        ],
    };

    /// <summary>The platform with what follows from the add-on's databases.</summary>
    public static PlatformModel Platform(AddonContext context, params IReadOnlyList<Database> databases)
    {
        return PlatformModel.Derive(
            context,
            [Shop(databases), BarmanCloudPlugin.Declare(context), CertManager.Declare(context), CloudNativePg.Declare(context), Mesh, Other("istio-base"), Scraper, .. StandIns.Secrets]);
    }

    private static Addon Mesh => Other("mesh") with
    {
        Namespaces = [new AddonNamespace { Name = "istio-system" }],
        CustomKinds = [new CustomKinds("security.istio.io"), new CustomKinds("networking.istio.io")],
        Workloads = [Pods("istiod", "istio-system", PlatformRole.MeshControlPlane) with { Ports = [new WorkloadPort { Name = "xds", Number = 15012 }] }],
    };

    private static Addon Scraper => Other("prometheus") with
    {
        Namespaces = [new AddonNamespace { Name = "observability" }],
        CustomKinds = [new CustomKinds("monitoring.coreos.com")],
        Workloads = [Pods("prometheus", "observability", PlatformRole.Scraper)],
    };

    private static AddonWorkload Pods(string name, string @namespace, PlatformRole role) =>
        new() { Name = name, Namespace = @namespace, Labels = new Dictionary<string, string> { ["app"] = name }, ServiceAccount = name, Role = role };

    private static Addon Other(string name) => new() { Name = new AddonName(name), Summary = "Stands in for another add-on", Layer = AddonLayer.Cluster };
}

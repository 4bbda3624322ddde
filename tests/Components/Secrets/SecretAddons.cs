using Infra.Components;
using Infra.Tests.Components.Derivation;

namespace Infra.Tests.Components;

/// <summary>A small platform with secrets: Vault and the operator, a part with secrets everywhere, one with a database at home, and a team.</summary>
internal static class SecretAddons
{
    public static AddonName EverywhereName { get; } = new("metrics-store");

    public static AddonName HomeName { get; } = new("portal");

    public static AddonContext Context(string cluster = "a.prod.example.com") => AddonContexts.Prod() with { ClusterName = cluster, Teams = [SampleTeams.Of("retail", "https://git.example.com/retail/charts.git")] };

    public static IReadOnlyList<Addon> All() =>
    [
        .. TestAddons.All(),
        .. StandIns.Secrets,
        StandIns.Of(EverywhereName, "metrics-store") with { Secrets = [new AddonSecret { Name = "receivers", Namespace = "metrics-store", Keys = [SecretKey.Generated("token"), SecretKey.Fixed("user", "alerts")], Labels = new Dictionary<string, string> { ["reload"] = "true" } }] },
        StandIns.Of(HomeName, "portal") with
        {
            Placement = AddonPlacement.HomeCluster,
            Routes = [new Route { Host = "portal", Backend = new Endpoint(HomeName, "web", "http"), Service = "portal", ServicePort = 80 }],
            Namespaces = [new AddonNamespace { Name = "portal", InMesh = true }],
            Workloads = [TestAddons.Pods("web", "portal") with { Ports = [new WorkloadPort { Name = "http", Number = 8080 }] }],
            SsoClients = [new SsoClient { ClientId = "portal", DisplayName = "Portal", Redirects = [new SsoRedirect("portal", "/callback")], SecretNamespace = "portal" }],
            Secrets = [new AddonSecret { Name = "for-people", Namespace = "portal", Keys = [SecretKey.Generated("key")], InCluster = false }],
        },
    ];

    public static PlatformModel Derive(string cluster = "a.prod.example.com") => PlatformModel.Derive(Context(cluster), All());
}

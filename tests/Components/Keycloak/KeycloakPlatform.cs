using Infra.Components;

namespace Infra.Tests.Components;

/// <summary>Keycloak with small stand-ins of what it is wired to: the mesh, the gateway, and the servers of its database.</summary>
internal static class KeycloakPlatform
{
    public static (PlatformDeclarations? Declarations, IReadOnlyList<PlatformProblem> Problems) Of(AddonContext context) => PlatformDeclarations.Of(context, Addons(context));

    public static IReadOnlyList<Addon> Addons(AddonContext context)
    {
        var keycloak = Keycloak.Declare(context);
        return
        [
            keycloak.Databases.Any() ? keycloak with { Workloads = [.. keycloak.Workloads, .. keycloak.Databases.Select(Servers)] } : keycloak,
            Other("istiod", PlatformRole.MeshControlPlane, MeshPorts.ControlPlane, 15012, inMesh: false),
            Other("istio-gateway", PlatformRole.Gateway, "https", 443, inMesh: true),
        ];
    }

    private static AddonWorkload Servers(Database database) => new()
    {
        Name = database.Name,
        Namespace = database.Namespace,
        Labels = new Dictionary<string, string> { ["app.kubernetes.io/name"] = database.Name },
        Ports = [new WorkloadPort { Name = Database.ServerPort, Number = 5432 }],
    };

    private static Addon Other(string name, PlatformRole role, string port, int number, bool inMesh) => new()
    {
        Name = new AddonName(name),
        Summary = "Stands in for another add-on",
        Layer = AddonLayer.Mesh,
        Namespaces = [new AddonNamespace { Name = name, InMesh = inMesh }],
        Workloads =
        [
            new AddonWorkload
            {
                Name = "pods",
                Namespace = name,
                Labels = new Dictionary<string, string> { ["app"] = name },
                Role = role,
                Ports = [new WorkloadPort { Name = port, Number = number }],
            },
        ],
        CustomKinds = role == PlatformRole.MeshControlPlane
            ? [new CustomKinds("security.istio.io", "AuthorizationPolicy", "PeerAuthentication"), new CustomKinds("networking.istio.io", "ServiceEntry", "Gateway", "VirtualService", "DestinationRule")]
            : [],
    };
}

using Infra.Components;

namespace Infra.Tests.Components;

/// <summary>Keycloak with small stand-ins of what it is wired to: the mesh, the gateway, Vault, and the operators of secrets and databases.</summary>
internal static class KeycloakPlatform
{
    public static (PlatformDeclarations? Declarations, IReadOnlyList<PlatformProblem> Problems) Of(AddonContext context) => PlatformDeclarations.Of(context, Addons(context));

    public static IReadOnlyList<Addon> Addons(AddonContext context) =>
    [
        Keycloak.Declare(context),
        .. StandIns.Secrets,
        .. StandIns.DatabaseOperators,
        Other("istiod", PlatformRole.MeshControlPlane, MeshPorts.ControlPlane, 15012, inMesh: false),
        Other("istio-gateway", PlatformRole.Gateway, "https", 443, inMesh: true),
    ];

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

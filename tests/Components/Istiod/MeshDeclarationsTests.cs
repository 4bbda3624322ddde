using Infra.Components;

namespace Infra.Tests.Components;

/// <summary>The mesh and the certificates, declared together.</summary>
public sealed class MeshDeclarationsTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Of_MeshAndCertificates_GoTogether(bool isHighlyAvailable)
    {
        var (declarations, problems) = Declared(isHighlyAvailable ? AddonContexts.Prod() : AddonContexts.Dev());

        Assert.Empty(problems);
        Assert.NotNull(declarations);
    }

    [Fact]
    public void Of_Mesh_LetsInRequestsAndWhatTheMeshNeeds()
    {
        var flows = Declared(AddonContexts.Dev()).Declarations!.Flows.Select(flow => $"{flow.From} > {flow.To} {flow.Port}").ToList();

        Assert.Equal(
            [
                "Kubernetes API > istiod/pilot 15017", "internet > istio-gateway/gateway 443", "internet > istio-gateway/gateway 80",
                "istio-gateway/gateway > istiod/pilot 15012", "machines > istio-gateway/gateway 15021",
            ],
            flows.Where(flow => flow.Contains("> ist", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    // API servers call webhooks, and nobody else calls whoever issues certificates.
    [Fact]
    public void Of_Certificates_AreCalledByTheApiServerOnly()
    {
        var flows = Declared(AddonContexts.Dev()).Declarations!.Flows;

        Assert.Equal(
            [("Kubernetes API", "cert-manager/webhook", 10250), ("Kubernetes API", "trust-manager/controller", 6443)],
            flows.Where(flow => flow.To is FlowEnd.Pods { Workload.Namespace: CertManager.Namespace }).Select(flow => (flow.From.ToString()!, flow.To.ToString()!, flow.Port)));
    }

    // Where a chart's objects may not be, a project refuses them.
    [Fact]
    public void Declare_ObjectsWithoutNamespace_AreOfDeclaredClusterKinds() => Assert.All(
        from addon in Addons(AddonContexts.Dev())
        from each in addon.Objects
        where each.Metadata.Namespace is null
        select (addon, Kind: $"{WellKnown.GroupOf(each.ApiVersion)}/{each.Kind}"),
        each => Assert.Contains(each.Kind, each.addon.ClusterKinds));

    private static (PlatformDeclarations? Declarations, IReadOnlyList<PlatformProblem> Problems) Declared(AddonContext context) => PlatformDeclarations.Of(context, Addons(context));

    private static IReadOnlyList<Addon> Addons(AddonContext context) =>
    [
        IstioBase.Declare(context), IstioCni.Declare(context), Istiod.Declare(context), IstioGateway.Declare(context), CertManager.Declare(context), TrustManager.Declare(context),
        LoadBalancerController.Declare(context),
    ];
}

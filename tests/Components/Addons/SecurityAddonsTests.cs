using Infra.Components;

namespace Infra.Tests.Components;

/// <summary>The add-ons of security, storage, names and load balancers, declared together.</summary>
public sealed class SecurityAddonsTests
{
    public static TheoryData<bool> Environments => [false, true];

    [Theory]
    [MemberData(nameof(Environments))]
    public void Declarations_Together_MakeAPlatform(bool isProduction)
    {
        var context = (isProduction ? AddonContexts.Prod() : AddonContexts.Dev()) with { Teams = [SampleTeams.Shop] };
        Addon[] addons =
        [
            ExternalDns.Declare(context), ExternalSecrets.Declare(context), Kyverno.Declare(context), KyvernoPolicies.Declare(context), LoadBalancerController.Declare(context),
            PrometheusOperatorCrds.Declare(context), Storage.Declare(context), TrivyOperator.Declare(context),
            Other("cert-manager"), Other("istio-base"), Observability(), StandIns.Server,
        ];

        var (declarations, problems) = PlatformDeclarations.Of(context, addons);

        Assert.Empty(problems);
        Assert.NotNull(declarations);
    }

    [Fact]
    public void Webhooks_EveryOne_IsCalledByTheApiServer()
    {
        var context = AddonContexts.Dev();
        var (declarations, _) = PlatformDeclarations.Of(context, [ExternalSecrets.Declare(context), Kyverno.Declare(context), LoadBalancerController.Declare(context), Other("cert-manager"), StandIns.Server]);

        Assert.Equal(
            ["external-secrets/webhook:10250", "kyverno/admission-controller:9443", "kyverno/cleanup-controller:9443", "load-balancer-controller/controller:9443"],
            declarations!.Flows.Where(flow => flow.From is FlowEnd.Outside { Peer: Peer.KubernetesApi }).Select(flow => $"{flow.To}:{flow.Port}"));
    }

    private static Addon Other(string name) => new() { Name = new AddonName(name), Summary = "Stands in for another add-on", Layer = AddonLayer.Cluster };

    private static Addon Observability() => Other("observability") with { Namespaces = [new AddonNamespace { Name = "observability" }] };
}

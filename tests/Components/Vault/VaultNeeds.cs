using Infra.Components;

namespace Infra.Tests.Components;

/// <summary>What Vault stands on: the real add-ons as far as they are declared by themselves, and stand-ins of the gateway and Prometheus.</summary>
internal static class VaultNeeds
{
    public static IReadOnlyList<Addon> Of(AddonContext context) =>
    [
        CertManager.Declare(context), PrometheusOperatorCrds.Declare(context), Storage.Declare(context), TrustManager.Declare(context), VaultTls.Declare(context), StandIns.ExternalSecretsOperator,
        Other("gateway") with
        {
            CustomKinds = [new CustomKinds("networking.istio.io", "DestinationRule", "Gateway", "VirtualService")],
            Namespaces = [new AddonNamespace { Name = "istio-ingress" }],
            Workloads = [Pods("gateway", "istio-ingress", PlatformRole.Gateway)],
        },
        Other("observability") with { Namespaces = [new AddonNamespace { Name = "observability" }], Workloads = [Pods("prometheus", "observability", PlatformRole.Scraper)] },
    ];

    private static Addon Other(string name) => new() { Name = new AddonName(name), Summary = "Stands in for another add-on", Layer = AddonLayer.Cluster };

    private static AddonWorkload Pods(string name, string @namespace, PlatformRole role) =>
        new() { Name = name, Namespace = @namespace, Labels = new Dictionary<string, string> { ["app"] = name }, Role = role };
}

using Infra.Components;

namespace Infra.Stacks;

/// <summary>The add-ons of every environment. A new one is a class and a line here; docs/add-ons.md shows how.</summary>
public static class AddonCatalog
{
    /// <summary>What declares each add-on, in no particular order: the platform sorts them by what they need.</summary>
    public static IReadOnlyList<Func<AddonContext, Addon>> All { get; } =
    [
        Alloy.Declare,
        AlloyEvents.Declare,
        ArgoCd.Declare,
        Backstage.Declare,
        BarmanCloudPlugin.Declare,
        CertManager.Declare,
        CloudNativePg.Declare,
        ExternalDns.Declare,
        ExternalSecrets.Declare,
        Grafana.Declare,
        GrafanaAudit.Declare,
        IstioBase.Declare,
        IstioCni.Declare,
        IstioGateway.Declare,
        Istiod.Declare,
        Keycloak.Declare,
        Kyverno.Declare,
        KyvernoPolicies.Declare,
        LoadBalancerController.Declare,
        Loki.Declare,
        OpenCost.Declare,
        Prometheus.Declare,
        PrometheusOperatorCrds.Declare,
        Storage.Declare,
        TrivyOperator.Declare,
        TrustManager.Declare,
        Vault.Declare,
        VaultTls.Declare,
    ];
}

namespace Infra.Components;

/// <summary>Values of the chart cert-manager (https://github.com/cert-manager/cert-manager/tree/v1.21.1/deploy/charts/cert-manager).</summary>
internal static class CertManagerValues
{
    /// <summary>
    /// Public resolvers that speak DNS over HTTPS: what they see is what Let's Encrypt sees, whatever zones the VPC has, and nobody needs a way out by UDP.
    /// </summary>
    public static IReadOnlyList<string> Resolvers { get; } = ["cloudflare-dns.com", "dns.google"];

    public static YamlMap For(AddonContext context) => new YamlMap
    {
        { "cainjector", Component(context, CertManagerPods.CaInjector) },
        { "crds", new YamlMap { { "enabled", true } } },
        { "dns01RecursiveNameservers", string.Join(',', Resolvers.Select(host => $"https://{host}/dns-query")) },
        { "dns01RecursiveNameserversOnly", true },
        { "extraEnv", WebIdentity.Environment(context, Workloads.CertManagerName) },
        // Leases in its own namespace: no Role in kube-system.
        { "global", new YamlMap { { "leaderElection", new YamlMap { { "namespace", CertManager.Namespace } } } } },
        // A Job that waits for the webhook; Argo CD waits for it without one.
        { "startupapicheck", new YamlMap { { "enabled", false } } },
        { "volumeMounts", YamlList.Of(new[] { WebIdentity.Mount() }) },
        { "volumes", YamlList.Of(new[] { WebIdentity.Volume() }) },
        { "webhook", Component(context, CertManagerPods.Webhook) },
    }.With(Component(context, CertManagerPods.Controller));

    private static YamlMap Component(AddonContext context, CertManagerPods pods) => new()
    {
        { "podDisruptionBudget", context.IsHighlyAvailable ? new YamlMap { { "enabled", true }, { "minAvailable", 1 } } : null },
        { "replicaCount", pods.Size(context).Replicas },
        { "resources", PodValues.Resources(pods.Container) },
        { "topologySpreadConstraints", PodValues.Spread(context, pods.Labels) },
    };
}

namespace Infra.Components;

/// <summary>Values of the chart external-secrets (https://github.com/external-secrets/external-secrets/tree/helm-chart-2.9.0/deploy/charts/external-secrets).</summary>
internal static class ExternalSecretsValues
{
    /// <summary>The switch of each kind that is not there, beside the one of who works on it: of all that is for the whole cluster there is one store, and nothing is pushed into Vault.</summary>
    private static readonly (string Kind, string Process)[] Unused =
    [
        ("createClusterExternalSecret", "processClusterExternalSecret"), ("createClusterGenerator", "processClusterGenerator"),
        ("createClusterPushSecret", "processClusterPushSecret"), ("createPushSecret", "processPushSecret"),
    ];

    public static YamlMap For(AddonContext context)
    {
        var values = new YamlMap
        {
            // It would make the webhook's certificate, and may write every kind and webhook of the cluster for that; cert-manager does so already.
            { "certController", new YamlMap { { "create", false } } },
            // A store that answers slowly holds up one of them, not all.
            { "concurrent", 4 },
            { "crds", Kinds() },
            { "leaderElect", true },
            { "livenessProbe", Enabled() },
            { "rbac", Permissions() },
            { "readinessProbe", Enabled() },
            {
                "webhook", new YamlMap
                {
                    { "certManager", Certificate() },
                    { "livenessProbe", Enabled() },
                }.With(Pods(context, ExternalSecretsPods.Webhook))
            },
        }.With(Pods(context, ExternalSecretsPods.Controller));
        foreach (var (_, process) in Unused)
            values.Add(process, false);
        return values;
    }

    // Both switches are off by the chart too: v1 alone is served, and there is nothing to convert from. As they are what upgrades failed by, they stand here.
    private static YamlMap Kinds()
    {
        var kinds = new YamlMap { { "conversion", new YamlMap { { "enabled", false } } }, { "unsafeServeV1Beta1", false } };
        foreach (var (kind, _) in Unused)
            kinds.Add(kind, false);
        return kinds;
    }

    // The webhook stops where its certificate ends within 90 days, so that a new one is there well before that.
    private static YamlMap Certificate() => new()
    {
        {
            "cert", new YamlMap
            {
                { "duration", "8760h" },
                { "issuerRef", new YamlMap { { "group", "cert-manager.io" }, { "kind", "ClusterIssuer" }, { "name", CertManager.InternalIssuer } } },
                { "privateKey", new YamlMap { { "algorithm", "ECDSA" }, { "rotationPolicy", "Always" }, { "size", 256 } } },
                { "renewBefore", "2920h" },
            }
        },
        { "enabled", true },
    };

    // Who may edit a namespace by Kubernetes' own roles does not get stores by that; and as whom it may ask Vault, Roles beside the stores say one by one.
    private static YamlMap Permissions() => new()
    {
        { "aggregateToAdmin", false },
        { "aggregateToEdit", false },
        { "serviceAccountTokenCreate", false },
        { "servicebindings", new YamlMap { { "create", false } } },
    };

    private static YamlMap Enabled() => new() { { "enabled", true } };

    private static YamlMap Pods(AddonContext context, ExternalSecretsPods pods) => new()
    {
        { "podDisruptionBudget", context.IsHighlyAvailable ? new YamlMap { { "enabled", true }, { "minAvailable", 1 } } : null },
        { "replicaCount", pods.Size(context).Replicas },
        { "resources", PodValues.Resources(pods.Container) },
        { "topologySpreadConstraints", PodValues.Spread(context, pods.Labels) },
    };
}

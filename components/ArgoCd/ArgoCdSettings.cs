namespace Infra.Components;

/// <summary>What <c>argocd-cm</c> says beside health checks: sign-in, how often Git is asked, what is compared and what is not looked at.</summary>
internal static class ArgoCdSettings
{
    private const string CaBundle = ".webhooks[]?.clientConfig.caBundle";

    // Where controllers write authorities after the fact; the group must be the right one, or nothing happens at all.
    private static readonly SortedDictionary<string, string> WrittenByControllers = new(StringComparer.Ordinal)
    {
        ["admissionregistration.k8s.io_MutatingWebhookConfiguration"] = CaBundle,
        ["admissionregistration.k8s.io_ValidatingWebhookConfiguration"] = CaBundle,
        ["apiextensions.k8s.io_CustomResourceDefinition"] = ".spec.conversion.webhook.clientConfig.caBundle",
        ["apiregistration.k8s.io_APIService"] = ".spec.caBundle",
    };

    /// <summary>The settings.</summary>
    public static YamlMap For(AddonContext context)
    {
        var settings = new YamlMap
        {
            // Who has the cluster's kubeconfig needs no password: `argocd --core` works by the Kubernetes API alone.
            { "admin.enabled", "false" },
            { "application.resourceTrackingMethod", "annotation" },
            { "oidc.config", CanonicalYaml.Write(SignIn(context)) },
            { "resource.compareoptions", CanonicalYaml.Write(new YamlMap { { "ignoreAggregatedRoles", true } }) },
            { "resource.exclusions", ArgoCdExclusions.Text },
            { "timeout.reconciliation", "180s" },
            { "timeout.reconciliation.jitter", "0s" },
        };
        foreach (var (kind, path) in WrittenByControllers)
            settings.Add($"resource.customizations.ignoreDifferences.{kind}", CanonicalYaml.Write(new YamlMap { { "jqPathExpressions", YamlList.Of([path]) } }));
        return settings.With(ArgoCdHealth.Settings());
    }

    // The client is public: the browser proves with PKCE that it is the one that asked, and there is no secret to keep.
    private static YamlMap SignIn(AddonContext context) => new()
    {
        { "name", "Keycloak" },
        { "issuer", context.OidcIssuerUrl },
        { "clientID", ArgoCd.OidcClientId },
        { "enablePKCEAuthentication", true },
        { "requestedScopes", YamlList.Of(["openid", "profile", "email", "groups"]) },
    };
}

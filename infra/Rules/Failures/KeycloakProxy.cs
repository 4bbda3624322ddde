using Infra.Planning;
using Infra.Rules.Argo;
using Infra.Rules.Kubernetes;
using Pulumi.Offline;

namespace Infra.Rules.Failures;

/// <summary>F8.</summary>
public sealed class KeycloakProxy : PlanRule
{
    private const string Chart = "keycloakx";
    private const int MembersPort = 7800;
    private const string OwnTls = "KC_CACHE_EMBEDDED_MTLS_ENABLED";

    /// <inheritdoc/>
    public override string Id => "F8";

    /// <inheritdoc/>
    public override string Title => "Keycloak knows its name behind the gateway, and its servers reach each other in the mesh";

    /// <inheritdoc/>
    public override string Why =>
        "Without a full URL and the gateway's headers it sends browsers to http:// pages, which they block. Servers that do not find each other at 7800, or speak TLS of their own through sidecars, "
        + "are alone, each with sessions of its own: people are signed out as they are sent from one to the other.";

    /// <inheritdoc/>
    public override string Evidence =>
        "https://www.keycloak.org/server/hostname; https://www.keycloak.org/server/reverseproxy; https://www.keycloak.org/server/caching; "
        + "https://github.com/keycloak/keycloak/issues/29734; https://github.com/keycloak/keycloak/issues/39454; https://github.com/codecentric/helm-charts/issues/835";

    /// <inheritdoc/>
    public override string Fix =>
        $"Set hostname to https:// and its name, proxy-headers to xforwarded and http-enabled to true; name port {MembersPort} in a headless Service that publishes who is not ready, and turn off {OwnTls} in the mesh.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context) =>
        from keycloak in context.Argo.OfChart(Chart)
        let environment = EnvironmentOf(keycloak)
        from message in Proxy(keycloak, environment).Concat(IsAlone(keycloak) ? [] : Members(context, keycloak, environment))
        select Broken(keycloak.Resource, message);

    private static bool IsAlone(ArgoApplication keycloak) =>
        !keycloak.Values("autoscaling", "enabled").IsTrue() && keycloak.Values("replicas") is null or PlanValue.NumberValue { Value: <= 1 };

    private static Dictionary<string, string> EnvironmentOf(ArgoApplication keycloak) =>
        YamlInput.Expand(keycloak.Values("extraEnv")).Items().Where(each => each.At("name").Text() is not null)
            .DistinctBy(each => each.At("name").Text()).ToDictionary(each => each.At("name").Text()!, each => each.At("value").TextWithUnknowns() ?? "", StringComparer.Ordinal);

    private static IEnumerable<string> Proxy(ArgoApplication keycloak, Dictionary<string, string> environment)
    {
        if (!environment.GetValueOrDefault("KC_HOSTNAME", "").StartsWith("https://", StringComparison.Ordinal))
            yield return "\"KC_HOSTNAME\" is no URL with https://.";
        // Both are the chart's to say, where it is let.
        var isSaidByChart = keycloak.Values("proxy", "enabled") is not PlanValue.BoolValue { Value: false };
        if ((environment.GetValueOrDefault("KC_PROXY_HEADERS") ?? (isSaidByChart ? keycloak.Values("proxy", "mode").Text() : null)) != "xforwarded")
            yield return "\"proxy.mode\" is not xforwarded.";
        var isPlain = environment.TryGetValue("KC_HTTP_ENABLED", out var plain) ? plain == "true" : isSaidByChart && keycloak.Values("proxy", "http", "enabled") is not PlanValue.BoolValue { Value: false };
        if (!isPlain)
            yield return "\"proxy.http.enabled\" is false, and the gateway and the mesh's sidecars speak plain HTTP to it.";
    }

    private static IEnumerable<string> Members(RuleContext context, ArgoApplication keycloak, Dictionary<string, string> environment)
    {
        var services = context.Manifests.OfKind("", "Service").Where(service => service.Namespace == keycloak.Namespace).Select(service => service.Manifest.Object)
            .Concat(YamlInput.Expand(keycloak.Values("extraManifests")).Items().Where(each => each.At("kind").Text() == "Service")).Select(service => service.At("spec"));
        if (!services.Any(IsOfMembers))
            yield return $"No headless Service that publishes who is not ready names port {MembersPort}, by which its servers reach each other.";
        if (context.Manifests.FindNamespace(keycloak.Namespace) is not { } home)
            yield break;
        var pods = (context.Facts.Platform?.Declarations.Pods ?? []).Where(each => each.Workload.Namespace == keycloak.Namespace && each.Addon.Chart?.Chart == Chart).ToList();
        var members = pods.Where(each => each.Workload.Ports.Any(port => port.Number == MembersPort)).Select(each => LabelSet.Of(each.Workload.Labels)).ToList();
        if (pods.Count > 0 && !members.Exists(labels => context.Manifests.NetworkPolicies.Of(home.Name, labels).Any(policy => policy.IngressPeers.Allows(home.Name, home.Labels, labels, $"TCP/{MembersPort}"))))
            yield return $"No network policy lets its servers in to each other at port {MembersPort}.";
        if (MeshCallers.IsInMesh(home) && environment.GetValueOrDefault(OwnTls) != "false"
            && !members.Exists(labels => context.Manifests.MeshPolicies.ModesOf(home.Name, labels).Any(mode => mode.IsPermissive(MembersPort))))
        {
            yield return $"\"{OwnTls}\" is not false, and port {MembersPort} takes mTLS of sidecars alone.";
        }
    }

    private static bool IsOfMembers(PlanValue? service) =>
        service.At("clusterIP").Text() == "None" && service.At("publishNotReadyAddresses").IsTrue()
        && service.At("ports").Items().Any(port => port.At("port") is PlanValue.NumberValue { Value: MembersPort });
}

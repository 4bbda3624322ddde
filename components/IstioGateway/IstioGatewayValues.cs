namespace Infra.Components;

/// <summary>Values of the chart gateway (https://github.com/istio/istio/tree/1.30.3/manifests/charts/gateway).</summary>
internal static class IstioGatewayValues
{
    /// <summary>The name of the Deployment, its Service and its ServiceAccount, from which the chart makes the pods' labels too.</summary>
    public const string PodsName = "istio-ingressgateway";

    private const string Annotation = "service.beta.kubernetes.io/aws-load-balancer-";

    public static YamlMap For(AddonContext context) => new()
    {
        { "autoscaling", new YamlMap { { "enabled", context.IsHighlyAvailable }, { "maxReplicas", context.Replicas(9) }, { "minReplicas", IstioGateway.Size(context).Replicas } } },
        // A new pod takes requests once the load balancer has asked its machine twice, 10 seconds apart: old ones stay as long.
        { "minReadySeconds", 30 },
        { "name", PodsName },
        { "podAnnotations", new YamlMap { { "proxy.istio.io/config", """{"terminationDrainDuration":"30s"}""" } } },
        { "podDisruptionBudget", context.IsHighlyAvailable ? new YamlMap { { "maxUnavailable", 1 } } : null },
        // The chart's own limit of the processor stays: two of them.
        { "resources", PodValues.Resources(IstioGateway.Size(context).Containers[0]) },
        { "securityContext", SecurityContext() },
        { "service", Service(context) },
        { "strategy", new YamlMap { { "rollingUpdate", new YamlMap { { "maxSurge", 1 }, { "maxUnavailable", 0 } } } } },
        { "terminationGracePeriodSeconds", 60 },
        { "topologySpreadConstraints", PodValues.Spread(context, IstioGateway.Selector) },
    };

    // What the chart says where nobody says anything, and the profile that "restricted" asks for.
    private static YamlMap SecurityContext() => new()
    {
        { "runAsNonRoot", true },
        { "seccompProfile", PodValues.SeccompProfile() },
        { "sysctls", YamlList.Of([new YamlMap { { "name", "net.ipv4.ip_unprivileged_port_start" }, { "value", "0" } }]) },
    };

    private static YamlMap Service(AddonContext context) => new()
    {
        {
            "annotations",
            new YamlMap
            {
                { $"{Annotation}additional-resource-tags", Tags(context) },
                { $"{Annotation}attributes", "load_balancing.cross_zone.enabled=true" },
                // Calico's addresses lead nowhere outside of the cluster, so that machines are the targets and not pods.
                { $"{Annotation}nlb-target-type", "instance" },
                { $"{Annotation}scheme", "internet-facing" },
                { $"{Annotation}target-group-attributes", "preserve_client_ip.enabled=true" },
                { $"{Annotation}type", "external" },
            }
        },
        // Callers keep their addresses on the machine too, and the load balancer calls machines with a ready pod only: the controller asks kube-proxy for them.
        { "externalTrafficPolicy", "Local" },
        // Nobody but the AWS load balancer controller takes it, whichever of the two is there first.
        { "loadBalancerClass", LoadBalancerController.ServiceClass },
        // Not the pods' health, which is nobody's business outside.
        { "ports", YamlList.Of([Port("http2", 80), Port("https", 443)]) },
    };

    private static YamlMap Port(string name, int number) => new() { { "name", name }, { "port", number }, { "protocol", "TCP" }, { "targetPort", number } };

    private static string Tags(AddonContext context) =>
        string.Join(',', context.Scope.Tags.Common.OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => $"{tag.Key}={tag.Value}"));
}

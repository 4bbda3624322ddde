namespace Infra.Components;

/// <summary>Values of the chart aws-load-balancer-controller (https://github.com/kubernetes-sigs/aws-load-balancer-controller/tree/v3.5.0/helm/aws-load-balancer-controller).</summary>
internal static class LoadBalancerControllerValues
{
    public static YamlMap For(AddonContext context) => new()
    {
        // The role's policy goes by the tag that has this name.
        { "clusterName", context.ClusterName },
        { "createIngressClassResource", false },
        { "defaultTags", context.Scope.Tags.Common.Remove(Tags.ManagedByKey) },
        // A certificate of the chart's own would be another at each rendering.
        { "enableCertManager", true },
        // Else no Service at all could be made while the controller is down. Who wants a load balancer says its class.
        { "enableServiceMutatorWebhook", false },
        { "enableShield", false },
        { "enableWaf", false },
        { "enableWafv2", false },
        { "env", WebIdentity.EnvironmentMap(context, Workloads.LoadBalancerControllerName) },
        { "extraVolumeMounts", new YamlList { WebIdentity.Mount() } },
        { "extraVolumes", new YamlList { WebIdentity.Volume() } },
        { "ingressClassParams", new YamlMap { { "create", false } } },
        { "podDisruptionBudget", context.IsHighlyAvailable ? new YamlMap { { "maxUnavailable", 1 } } : null },
        { "region", context.Scope.Account.Region },
        { "replicaCount", LoadBalancerController.Size(context).Replicas },
        { "resources", PodValues.Resources(LoadBalancerController.Size(context).Containers[0]) },
        { "securityContext", SecurityContext() },
        { "serviceAccount", new YamlMap { { "name", LoadBalancerController.Release } } },
        { "topologySpreadConstraints", PodValues.Spread(context, LoadBalancerController.Labels) },
        // It would refuse every Ingress while the controller is down, and serves none.
        { "webhookConfig", new YamlMap { { "disableIngressValidation", true } } },
    };

    private static YamlMap SecurityContext() => new()
    {
        { "allowPrivilegeEscalation", false },
        { "capabilities", new YamlMap { { "drop", new YamlList { "ALL" } } } },
        { "readOnlyRootFilesystem", true },
        { "runAsNonRoot", true },
    };
}

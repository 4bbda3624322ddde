namespace Infra.Components;

/// <summary>
/// Values of the chart cni (https://github.com/istio/istio/tree/1.30.3/manifests/charts/istio-cni), the same everywhere. Its plugin is chained behind the first one that it
/// finds, which is Calico's, and pods that were started before it are repaired in place: these are the chart's defaults.
/// </summary>
internal static class IstioCniValues
{
    public static YamlMap For() => new()
    {
        // Pods here never have sidecars: the plugin need not ask about them, and not about its own agent.
        { "excludeNamespaces", YamlList.Of(new[] { IstioBase.SystemNamespace, WellKnown.SystemNamespace }) },
        { "global", new YamlMap { { "logAsJson", true } } },
        { "resources", new YamlMap { { "requests", new YamlMap { { "cpu", IstioCni.Agent.Cpu }, { "memory", IstioCni.Agent.Memory } } } } },
        // The field of the pod instead: Kubernetes 1.30 deprecated the annotation.
        { "useAppArmorAnnotation", false },
    };
}

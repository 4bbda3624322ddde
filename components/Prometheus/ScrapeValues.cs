namespace Infra.Components;

/// <summary>
/// Values of what Prometheus scrapes by the chart's own monitors: kubelets, API servers, CoreDNS and kube-state-metrics. kOps' etcd tells nothing to pods, as its ports are closed to
/// machines but the control plane's; the API servers know its size. Nobody asks for what the scheduler and the controller manager tell.
/// </summary>
internal static class ScrapeValues
{
    public static YamlMap For(AddonContext context) => new()
    {
        { "coreDns", CoreDns() },
        { "kube-state-metrics", KubeStateMetrics(context) },
        { "kubeApiServer", new YamlMap { { "serviceMonitor", new YamlMap { { "metricRelabelings", new YamlList { Keep(ClusterMetrics.ApiServer), OneSecondOnly() } } } } } },
        { "kubeControllerManager", Off() },
        { "kubeEtcd", Off() },
        { "kubeProxy", Off() },
        { "kubeScheduler", Off() },
        { "kubelet", Kubelet() },
        { "prometheus-node-exporter", NodeExporter() },
    };

    private static YamlMap Keep(IReadOnlyList<string> metrics) => ObjectYaml.Of(MetricRelabeling.Keeping(metrics)!.Single());

    private static YamlMap Drop(string regex, params IReadOnlyList<string> labels) => ObjectYaml.Of(new MetricRelabeling("drop", regex, labels));

    private static YamlMap Off() => new() { { "enabled", false } };

    // kOps' own Service of CoreDNS has the port.
    private static YamlMap CoreDns() => new()
    {
        { "service", Off() },
        {
            "serviceMonitor",
            new YamlMap
            {
                { "jobLabel", "k8s-app" },
                { "metricRelabelings", new YamlList { Keep(ClusterMetrics.Dns) } },
                { "port", "metrics" },
                { "selector", new YamlMap { { "matchLabels", new Dictionary<string, string> { ["k8s-app"] = "kube-dns", ["kubernetes.io/name"] = "CoreDNS" } } } },
            }
        },
    };

    // A bucket of one second and the count say which share was slower; each bucket more is some thousand series.
    private static YamlMap OneSecondOnly() => Drop(@"apiserver_request_sli_duration_seconds_bucket;(?:0\..*|1\.[1-9].*|[2-9].*|1[0-9].*|\+Inf)", MetricRelabeling.NameLabel, "le");

    private static YamlMap Kubelet() => new()
    {
        {
            "serviceMonitor",
            new YamlMap
            {
                { "cAdvisorInterval", PrometheusValues.Interval },
                {
                    "cAdvisorMetricRelabelings",
                    new YamlList
                    {
                        Keep(ClusterMetrics.Containers),
                        // The machine's own groups, and sums over a pod's containers.
                        Drop(".+;", "id", "pod"),
                        Drop("container_(?:cpu|memory)_.+;", MetricRelabeling.NameLabel, "container"),
                    }
                },
                { "metricRelabelings", new YamlList { Keep(ClusterMetrics.Kubelet) } },
                { "probes", false },
            }
        },
    };

    private static YamlMap KubeStateMetrics(AddonContext context) => new()
    {
        // What it may read is what it tells of, and neither Secrets nor ConfigMaps.
        {
            "collectors",
            new YamlList
            {
                "cronjobs", "daemonsets", "deployments", "horizontalpodautoscalers", "jobs", "namespaces", "nodes", "persistentvolumeclaims", "persistentvolumes", "pods",
                "replicasets", "resourcequotas", "statefulsets",
            }
        },
        { "fullnameOverride", "kube-state-metrics" },
        { "metricAllowlist", YamlList.Of(ClusterMetrics.Objects.Select(metric => $"^{metric}$")) },
        {
            "metricLabelsAllowlist",
            new YamlList
            {
                $"namespaces=[{TeamLabels.CostCentre},{TeamLabels.Tenant},{TeamLabels.Team}]",
                "nodes=[kops.k8s.io/instancegroup,node.kubernetes.io/instance-type,topology.kubernetes.io/zone]",
            }
        },
        { "prometheus", new YamlMap { { "monitor", new YamlMap { { "http", new YamlMap { { "metricRelabelings", new YamlList { Keep(ClusterMetrics.Objects) } } } } } } } },
        { "resources", PodValues.Resources(PrometheusPods.KubeStateMetricsSize(context).Containers[0]) },
    };

    // The platform's own monitor scrapes it, as it does pods.
    private static YamlMap NodeExporter() => new()
    {
        { "fullnameOverride", "node-exporter" },
        { "namespaceOverride", Prometheus.NodeExporterNamespace },
        { "prometheus", new YamlMap { { "monitor", Off() } } },
        { "resources", PodValues.Resources(PrometheusPods.NodeExporterSize.Containers[0]) },
    };
}

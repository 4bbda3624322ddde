namespace Infra.Components;

/// <summary>Values of the chart opencost (https://github.com/opencost/opencost-helm-chart/tree/opencost-2.5.17/charts/opencost).</summary>
internal static class OpenCostValues
{
    /// <summary>Where it tells metrics.</summary>
    public const int Port = 9003;

    // Whom its image runs as (opencost Dockerfile).
    private const int User = 1001;

    // Where it keeps its settings and the prices that it has read (opencost core/pkg/env, CONFIG_PATH).
    private const string ConfigurationPath = "/var/configs";

    public static YamlMap For(AddonContext context) => new()
    {
        { "extraVolumes", new YamlList { WebIdentity.Volume(), Folder("configs"), Folder("tmp") } },
        {
            "opencost",
            new YamlMap
            {
                { "exporter", Exporter(context) },
                // A server for programs that talk with models; it has no login either.
                { "mcp", new YamlMap { { "enabled", false } } },
                // kube-state-metrics tells of objects, once.
                {
                    "metrics",
                    new YamlMap { { "kubeStateMetrics", new YamlMap { { "emitKsmV1Metrics", false }, { "emitKsmV1MetricsOnly", false } } } }
                },
                {
                    "prometheus",
                    new YamlMap
                    {
                        {
                            "internal",
                            new YamlMap { { "namespaceName", Prometheus.Namespace }, { "port", Prometheus.ServicePort }, { "serviceName", Prometheus.Service } }
                        },
                    }
                },
                { "ui", new YamlMap { { "enabled", false } } },
            }
        },
        { "podSecurityContext", new YamlMap { { "fsGroup", User }, { "runAsNonRoot", true }, { "runAsUser", User }, { "seccompProfile", PodValues.SeccompProfile() } } },
        // The old one goes first: two would tell each cost twice.
        { "updateStrategy", new YamlMap { { "rollingUpdate", new YamlMap { { "maxSurge", 0 } } } } },
    };

    private static YamlMap Exporter(AddonContext context) => new()
    {
        { "apiPort", Port },
        { "defaultClusterId", context.ClusterName },
        { "env", WebIdentity.Environment(context, Workloads.OpenCostName) },
        // It would ask every region for volumes and addresses that nothing uses.
        { "extraEnv", new YamlMap { { "REGION_OVERRIDE_LIST", context.Scope.Account.Region } } },
        { "extraVolumeMounts", new YamlList { WebIdentity.Mount(), Mount("configs", ConfigurationPath), Mount("tmp", "/tmp") } },
        { "resources", PodValues.Resources(OpenCost.Size.Containers[0]) },
        // It answers once it has read the list of prices, which takes some minutes: thirty tries are over before.
        { "startupProbe", new YamlMap { { "failureThreshold", 120 } } },
        {
            "securityContext",
            new YamlMap
            {
                { "allowPrivilegeEscalation", false },
                { "capabilities", new YamlMap { { "drop", new YamlList { "ALL" } } } },
                { "readOnlyRootFilesystem", true },
            }
        },
    };

    private static YamlMap Folder(string name) => new() { { "emptyDir", new YamlMap { { "sizeLimit", "1Gi" } } }, { "name", name } };

    private static YamlMap Mount(string name, string path) => new() { { "mountPath", path }, { "name", name } };
}

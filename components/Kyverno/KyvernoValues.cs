namespace Infra.Components;

/// <summary>Values of the chart kyverno (https://github.com/kyverno/kyverno/tree/kyverno-chart-3.9.0/charts/kyverno).</summary>
internal static class KyvernoValues
{
    private const string InjectSidecar = "sidecar.istio.io/inject";

    public static YamlMap For(AddonContext context) => new()
    {
        { "admissionController", AdmissionController(context) },
        { "backgroundController", Controller(context, KyvernoPods.Background).With(Resources(KyvernoPods.Background.Container)) },
        { "cleanupController", Controller(context, KyvernoPods.Cleanup).With(Resources(KyvernoPods.Cleanup.Container)) },
        { "config", Config() },
        {
            "crds",
            new YamlMap
            {
                {
                    "migration",
                    new YamlMap { { "podLabels", JobLabels(KyvernoJobs.Migration) }, { "podResources", PodValues.Resources(KyvernoJobs.Container(KyvernoJobs.Migration)) } }
                },
            }
        },
        { "features", Features() },
        { "reportsController", ReportsController(context) },
        { "webhooksCleanup", new YamlMap { { "podLabels", JobLabels(KyvernoJobs.WebhooksCleanup) } }.With(Resources(KyvernoJobs.Container(KyvernoJobs.WebhooksCleanup))) },
    };

    // Three of them, each in a zone of its own: while none answers, nothing that policies are about can be written.
    private static YamlMap AdmissionController(AddonContext context) => Controller(context, KyvernoPods.Admission).With(new YamlMap
    {
        { "container", Resources(KyvernoPods.Admission.Container).With(new YamlMap { { "extraEnvVars", WebIdentity.Environment(context, Workloads.KyvernoAdmissionName) } }) },
        { "extraVolumeMounts", new YamlList { WebIdentity.Mount() } },
        { "extraVolumes", new YamlList { WebIdentity.Volume() } },
        { "priorityClassName", "system-cluster-critical" },
    });

    // Without the right to read what a policy looks at in the background, the policy is never ready; the chart's "view" has Kubernetes' own kinds only.
    private static YamlMap ReportsController(AddonContext context) => Controller(context, KyvernoPods.Reports).With(Resources(KyvernoPods.Reports.Container)).With(new YamlMap
    {
        { "extraEnvVars", WebIdentity.Environment(context, Workloads.KyvernoReportsName) },
        { "extraVolumeMounts", new YamlList { WebIdentity.Mount() } },
        { "extraVolumes", new YamlList { WebIdentity.Volume() } },
        {
            "rbac",
            new YamlMap
            {
                {
                    "clusterRole",
                    new YamlMap
                    {
                        {
                            "extraResources",
                            new YamlList
                            {
                                new YamlMap
                                {
                                    { "apiGroups", new YamlList { ExternalSecrets.Group } },
                                    { "resources", YamlList.Of(SecretPolicies.ReadInBackground) },
                                    { "verbs", new YamlList { "get", "list", "watch" } },
                                },
                            }
                        },
                    }
                },
            }
        },
    });

    private static YamlMap Controller(AddonContext context, KyvernoPods pods) => new()
    {
        { "podDisruptionBudget", context.IsHighlyAvailable ? new YamlMap { { "enabled", true }, { "minAvailable", pods.Replicas - 1 } } : null },
        { "replicas", pods.Size(context).Replicas },
        { "topologySpreadConstraints", PodValues.Spread(context, pods.Labels) },
    };

    private static YamlMap Config() => new()
    {
        // A map since chart 3; a list, as before, would be passed over in silence.
        {
            "webhooks",
            new YamlMap
            {
                {
                    "namespaceSelector",
                    new YamlMap
                    {
                        {
                            "matchExpressions",
                            new YamlList
                            {
                                new YamlMap { { "key", WellKnown.NamespaceLabel }, { "operator", "NotIn" }, { "values", YamlList.Of(Kyverno.ExcludedNamespaces) } },
                            }
                        },
                    }
                },
            }
        },
    };

    private static YamlMap Features() => new()
    {
        { "backgroundScan", new YamlMap { { "backgroundScanInterval", "1h" } } },
        { "logging", new YamlMap { { "format", "json" } } },
        { "policyExceptions", new YamlMap { { "enabled", true }, { "namespace", Kyverno.Namespace } } },
    };

    private static YamlMap Resources(ContainerSize size) => new() { { "resources", PodValues.Resources(size) } };

    // A Job ends with its containers: a sidecar would outlast it.
    private static YamlMap JobLabels(string job) => YamlMap.Of(KyvernoJobs.Labels(job)).With(new YamlMap { { InjectSidecar, "false" } });
}

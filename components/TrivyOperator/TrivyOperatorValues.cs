namespace Infra.Components;

/// <summary>Values of the chart trivy-operator (https://github.com/aquasecurity/trivy-operator/tree/v0.32.0/deploy/helm).</summary>
internal static class TrivyOperatorValues
{
    // Whom the operator's image runs as; the scans' image names nobody.
    private const int User = 10000;

    public static YamlMap For() => new()
    {
        { "compliance", Compliance() },
        { "excludeNamespaces", string.Join(',', ExcludedNamespaces) },
        { "operator", Operator() },
        { "podSecurityContext", PodSecurityContext() },
        { "resources", PodValues.Resources(TrivyOperator.OperatorSize.Containers[0]) },
        { "trivy", Trivy() },
        { "trivyOperator", Scans() },
    };

    /// <summary>Namespaces without pods of their own, and the scans themselves.</summary>
    private static IEnumerable<string> ExcludedNamespaces => ["kube-node-lease", "kube-public", TrivyOperator.Namespace];

    private static YamlMap Operator() => new()
    {
        // Reads no Secrets: images of registries that want a password are scanned where they are built.
        { "accessGlobalSecretsAndServiceAccount", false },
        // One database for all scans, in place of one download each.
        { "builtInTrivyServer", true },
        // Would need a privileged namespace, for Jobs that mount etcd's and the kubelet's files from machines; kOps writes those, and its documents are held against rules.
        { "infraAssessmentScannerEnabled", false },
        // A bill of materials is as large as its image's list of packages: together they fill etcd. Pipelines attach each to its image.
        { "sbomGenerationEnabled", false },
        { "scanJobsConcurrentLimit", TrivyOperator.ScanSize.Replicas },
        { "scannerReportTTL", "24h" },
    };

    private static YamlMap Trivy() => new()
    {
        // What nobody has mended yet, nobody can act on.
        { "ignoreUnfixed", true },
        { "resources", PodValues.Resources(TrivyOperator.ScanSize.Containers[0]) },
        { "server", new YamlMap { { "resources", PodValues.Resources(TrivyOperator.ServerSize.Containers[0]) } } },
        // What somebody has to act on; the rest is the longer part of every report.
        { "severity", "HIGH,CRITICAL" },
        { "storageClassName", Storage.DefaultClass },
        { "storageSize", TrivyOperator.ServerSize.Volumes[0] },
    };

    private static YamlMap Scans() => new()
    {
        // Private images of ECR, which scans have no role to read: ECR scans them itself, at every push.
        { "excludeImages", "*.dkr.ecr.*.amazonaws.com/*,*.dkr.ecr.*.amazonaws.com/*/*" },
        // Metrics say whose it is that was found.
        { "reportResourceLabels", $"{TeamLabels.CostCentre},{TeamLabels.Team}" },
        // A Job ends with its containers: a sidecar would outlast it.
        { "scanJobPodTemplateLabels", "sidecar.istio.io/inject=false" },
        { "scanJobPodTemplatePodSecurityContext", PodSecurityContext() },
    };

    // Once a night; what needs the machines' files is left out.
    private static YamlMap Compliance() => new()
    {
        { "cron", "0 3 * * *" },
        { "specs", new YamlList { "k8s-nsa-1.0", "k8s-pss-baseline-0.1", "k8s-pss-restricted-0.1" } },
    };

    private static YamlMap PodSecurityContext() => new() { { "fsGroup", User }, { "runAsNonRoot", true }, { "runAsUser", User }, { "seccompProfile", PodValues.SeccompProfile() } };
}

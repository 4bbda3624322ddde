namespace Infra.Rules.Failures;

/// <summary>What custom kinds need no check of ours.</summary>
internal static class KnownHealth
{
    // Those of https://github.com/argoproj/argo-cd/tree/v3.4.4/resource_customizations that parts of a platform such as this one bring.
    private static readonly HashSet<string> BuiltIn = new(StringComparer.Ordinal)
    {
        "argoproj.io/AnalysisRun", "argoproj.io/ApplicationSet", "argoproj.io/CronWorkflow", "argoproj.io/EventBus", "argoproj.io/Experiment", "argoproj.io/Rollout",
        "cert-manager.io/Certificate", "cert-manager.io/ClusterIssuer", "cert-manager.io/Issuer",
        "external-secrets.io/ClusterExternalSecret", "external-secrets.io/ClusterSecretStore", "external-secrets.io/ExternalSecret", "external-secrets.io/PushSecret",
        "external-secrets.io/SecretStore",
        "gateway.networking.k8s.io/GRPCRoute", "gateway.networking.k8s.io/Gateway", "gateway.networking.k8s.io/HTTPRoute",
        "k8s.keycloak.org/Keycloak", "karpenter.k8s.aws/EC2NodeClass", "karpenter.sh/NodePool", "kyverno.io/Policy", "monitoring.coreos.com/Prometheus",
        "opentelemetry.io/OpenTelemetryCollector", "postgresql.cnpg.io/Cluster", "snapshot.storage.k8s.io/VolumeSnapshot", "snapshot.storage.k8s.io/VolumeSnapshotContent",
    };

    // Settings that somebody reads, and says nothing of in the object: they hold from the moment that they are there. Istio writes a status only where it is told to
    // (https://istio.io/latest/docs/reference/config/config-status), monitors and reports have none that tells of health.
    private static readonly HashSet<string> GroupsWithoutStatus = new(StringComparer.Ordinal)
    {
        "aquasecurity.github.io", "extensions.istio.io", "generators.external-secrets.io", "monitoring.grafana.com", "networking.istio.io", "security.istio.io", "telemetry.istio.io",
    };

    private static readonly HashSet<string> WithoutStatus = new(StringComparer.Ordinal)
    {
        "argoproj.io/AppProject", "barmancloud.cnpg.io/ObjectStore", "elbv2.k8s.aws/IngressClassParams", "kyverno.io/PolicyException", "monitoring.coreos.com/AlertmanagerConfig", "monitoring.coreos.com/PodMonitor",
        "monitoring.coreos.com/Probe", "monitoring.coreos.com/PrometheusRule", "monitoring.coreos.com/ScrapeConfig", "monitoring.coreos.com/ServiceMonitor",
        "policies.kyverno.io/PolicyException", "postgresql.cnpg.io/ClusterImageCatalog", "postgresql.cnpg.io/ImageCatalog", "postgresql.cnpg.io/ScheduledBackup", "snapshot.storage.k8s.io/VolumeSnapshotClass",
    };

    /// <summary>Whether Argo CD has a check of its own for a kind, or whether the kind has nothing to check.</summary>
    public static bool HasCheck(string group, string kind) =>
        GroupsWithoutStatus.Contains(group) || BuiltIn.Contains($"{group}/{kind}") || WithoutStatus.Contains($"{group}/{kind}");
}

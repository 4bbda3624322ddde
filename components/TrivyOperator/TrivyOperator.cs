namespace Infra.Components;

/// <summary>
/// The Trivy operator: scans what runs for vulnerable packages, leaked secrets and weak settings. Its reports are objects of the cluster and so are in etcd, which is why
/// they are few and small.
/// </summary>
public static class TrivyOperator
{
    /// <summary>Its namespace, where all scans run.</summary>
    public const string Namespace = "trivy-system";

    internal const string Release = "trivy-operator";

    /// <summary>The name by which the server's pods and their StatefulSet are known.</summary>
    internal const string ServerApp = "trivy-server";

    private const string Images = "mirror.gcr.io";

    internal static WorkloadSize OperatorSize { get; } = new() { Containers = [new ContainerSize("trivy-operator", "100m", "512Mi", "1Gi")] };

    // Its volume holds the database of vulnerabilities.
    internal static WorkloadSize ServerSize { get; } = new() { Containers = [new ContainerSize(ServerApp, "100m", "512Mi", "2Gi")], Volumes = ["5Gi"] };

    // As many scans as run at once; each has a container for each of the pod's that it scans, of which most have one.
    internal static WorkloadSize ScanSize { get; } = new() { Replicas = 3, Containers = [new ContainerSize("scan", "100m", "256Mi", "1Gi")] };

    /// <summary>The add-on's name.</summary>
    public static AddonName Name { get; } = new("trivy-operator");

    private static Endpoint Server { get; } = new(Name, "server", "http");

    // Where images of the platform and of teams are: a scan reads an image's layers itself.
    private static Peer Registries { get; } = Peer.Internet(
        443, "docker.io", "gcr.io", "ghcr.io", Images, "public.ecr.aws", "quay.io", "reg.kyverno.io", "registry.istio.io", "registry.k8s.io");

    /// <summary>Declares it.</summary>
    public static Addon Declare(AddonContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new Addon
        {
            Name = Name,
            Summary = "Scans what runs",
            Layer = AddonLayer.Security,
            Chart = new ChartRelease
            {
                Chart = "trivy-operator",
                Repository = "https://aquasecurity.github.io/helm-charts",
                Version = "0.34.0",
                Namespace = Namespace,
                ReleaseName = Release,
                Values = TrivyOperatorValues.For(),
            },
            DependsOn = [Storage.Name],
            // The chart has no value for the server's capabilities, without which "restricted" lets it not in. Kyverno holds all other pods to that (PolicyExemption).
            Namespaces = [new AddonNamespace { Name = Namespace, PodSecurity = PodSecurityLevel.Baseline }],
            Workloads =
            [
                new AddonWorkload
                {
                    Name = "operator",
                    Namespace = Namespace,
                    Labels = Labels(Release),
                    ServiceAccount = Release,
                    Size = OperatorSize,
                    Ports = [new WorkloadPort { Name = "metrics", Number = 8080, Metrics = new MetricsEndpoint { Metrics = TrivyOperatorMonitoring.Metrics } }],
                    // The checks of settings come from a registry, too.
                    Calls = [Peer.ApiServer, Peer.Of(Server), Peer.Internet(443, Images)],
                },
                new AddonWorkload
                {
                    Name = Server.Workload,
                    Namespace = Namespace,
                    Labels = Labels(ServerApp),
                    ServiceAccount = Release,
                    Size = ServerSize,
                    Ports = [new WorkloadPort { Name = Server.Port, Number = 4954 }],
                    Calls = [Peer.Internet(443, Images)],
                },
                new AddonWorkload
                {
                    Name = "scan",
                    Namespace = Namespace,
                    Labels = new Dictionary<string, string> { ["app.kubernetes.io/managed-by"] = Release },
                    ServiceAccount = Release,
                    RunsToCompletion = true,
                    Size = ScanSize,
                    Calls = [Peer.Of(Server), Peer.Aws, Registries],
                },
            ],
            Alerts = TrivyOperatorMonitoring.Alerts,
            Dashboard = TrivyOperatorMonitoring.Dashboard,
            CustomKinds =
            [
                new CustomKinds(
                    "aquasecurity.github.io", "ClusterComplianceReport", "ClusterConfigAuditReport", "ClusterInfraAssessmentReport", "ClusterRbacAssessmentReport", "ClusterSbomReport",
                    "ClusterVulnerabilityReport", "ConfigAuditReport", "ExposedSecretReport", "InfraAssessmentReport", "RbacAssessmentReport", "SbomReport", "VulnerabilityReport"),
            ],
            ClusterKinds =
            [
                "apiextensions.k8s.io/CustomResourceDefinition", "aquasecurity.github.io/ClusterComplianceReport", "rbac.authorization.k8s.io/ClusterRole",
                "rbac.authorization.k8s.io/ClusterRoleBinding",
            ],
        };
    }

    private static Dictionary<string, string> Labels(string name) => new() { ["app.kubernetes.io/instance"] = name, ["app.kubernetes.io/name"] = name };
}

namespace Infra.Components;

/// <summary>
/// Collects metrics of everything in a cluster, computes rules and alerts: Prometheus with its operator, Alertmanager, and what tells of objects and machines. It is outside of
/// the mesh, since it calls pods by their addresses; nobody but declared callers reaches it, and it has no name for people: Grafana shows what it knows.
/// </summary>
public static class Prometheus
{
    /// <summary>Its namespace.</summary>
    public const string Namespace = "prometheus";

    /// <summary>The namespace of what reads the machines themselves.</summary>
    public const string NodeExporterNamespace = "node-exporter";

    /// <summary>The name of the Prometheus and the Alertmanager, and the first part of the chart's other names.</summary>
    public const string FullName = "platform";

    /// <summary>How many days of metrics it keeps where nobody says.</summary>
    public const int DefaultRetentionDays = 15;

    /// <summary>The volume of each server where nobody says, in GiB.</summary>
    public const int DefaultVolumeGiB = 20;

    /// <summary>The Service of its API; each of two servers knows all, and a caller outside of the mesh stays with one.</summary>
    public const string Service = $"{FullName}-prometheus";

    /// <summary>The Service as a host.</summary>
    public const string ServiceHost = $"{Service}.{Namespace}.svc";

    /// <summary>The Service's port.</summary>
    public const int ServicePort = 9090;

    /// <summary>Where it is called: plain HTTP, outside of the mesh.</summary>
    public static string Url { get; } = FormattableString.Invariant($"http://{ServiceHost}:{ServicePort}");

    internal const string Release = "prometheus";

    private const string ServerName = "prometheus";
    private const string OperatorName = "operator";
    private const string WebhookName = "platform-admission";
    private const string Reviews = "admissionregistration.k8s.io";
    private const int KubeletPort = 10250;
    private const int NodeExporterPort = 9100;

    /// <summary>The add-on's name.</summary>
    public static AddonName Name { get; } = new("prometheus");

    /// <summary>Its API, which answers queries.</summary>
    public static Endpoint Api { get; } = new(Name, ServerName, "web");

    private static Endpoint KubeStateMetrics { get; } = new(Name, "kube-state-metrics", "http");

    /// <summary>Declares it.</summary>
    public static Addon Declare(AddonContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new Addon
        {
            Name = Name,
            Summary = "Collects metrics, and tells people of what is wrong",
            Layer = AddonLayer.Observability,
            Chart = new ChartRelease
            {
                Chart = "kube-prometheus-stack",
                Repository = "https://prometheus-community.github.io/helm-charts",
                Version = "88.5.3",
                Namespace = Namespace,
                ReleaseName = Release,
                Values = PrometheusValues.For(context),
            },
            // The kinds, the webhook's certificate, and classes of volumes.
            DependsOn = [CertManager.Name, PrometheusOperatorCrds.Name, Storage.Name],
            Namespaces =
            [
                new AddonNamespace { Name = Namespace },
                // It reads the machine's files and listens in its network, which is what Pod Security keeps others from; so nothing else is in there with it.
                new AddonNamespace { Name = NodeExporterNamespace, PodSecurity = PodSecurityLevel.Privileged },
            ],
            Workloads = [Server(context), Alertmanager.Workload(context), Operator(), StateMetrics(context), NodeExporter()],
            Secrets = Alertmanager.Secrets(context),
            Metrics = ClusterMetrics.All,
            RecordingRules = ClusterRecordings.All,
            Alerts = [.. PrometheusMonitoring.Alerts, .. AlertmanagerMonitoring.Alerts, .. WorkloadAlerts.All, .. MachineAlerts.All, .. ControlPlaneAlerts.All],
            Dashboard = PrometheusMonitoring.Dashboard,
            // cert-manager writes the webhook's authority there.
            IgnoredDifferences =
            [
                new IgnoredDifference(Reviews, "MutatingWebhookConfiguration", ".webhooks[]?.clientConfig.caBundle") { Name = WebhookName },
                new IgnoredDifference(Reviews, "ValidatingWebhookConfiguration", ".webhooks[]?.clientConfig.caBundle") { Name = WebhookName },
            ],
            ClusterKinds =
            [
                $"{Reviews}/MutatingWebhookConfiguration", $"{Reviews}/ValidatingWebhookConfiguration",
                "rbac.authorization.k8s.io/ClusterRole", "rbac.authorization.k8s.io/ClusterRoleBinding",
            ],
        };
    }

    private static AddonWorkload Server(AddonContext context) => new()
    {
        Name = ServerName,
        Namespace = Namespace,
        Labels = PrometheusPods.Server,
        ServiceAccount = ServerName,
        Size = PrometheusPods.ServerSize(context),
        Role = PlatformRole.Scraper,
        Ports = [new WorkloadPort { Name = Api.Port, Number = ServicePort, Metrics = new MetricsEndpoint { Metrics = PrometheusMonitoring.Metrics } }],
        // Each server scrapes the other as well.
        Calls = [Peer.ApiServer, Peer.Nodes(KubeletPort), Peer.Nodes(NodeExporterPort), Peer.Of(KubeStateMetrics), Peer.Of(Alertmanager.Api), Peer.Of(Api)],
    };

    private static AddonWorkload Operator() => new()
    {
        Name = OperatorName,
        Namespace = Namespace,
        Labels = PrometheusPods.Operator,
        ServiceAccount = "prometheus-operator",
        Size = PrometheusPods.OperatorSize,
        Ports =
        [
            new WorkloadPort
            {
                Name = "https",
                Number = 10250,
                HasOwnTls = true,
                WebhookService = $"{FullName}-operator",
                Metrics = new MetricsEndpoint(Scheme: "https") { Metrics = PrometheusMonitoring.OperatorMetrics },
            },
        ],
        Calls = [Peer.ApiServer],
    };

    // Scraped by the chart's monitor: what it tells has namespaces and pods of its own, which are to be kept. They stand in the add-on's Metrics.
    private static AddonWorkload StateMetrics(AddonContext context) => new()
    {
        Name = KubeStateMetrics.Workload,
        Namespace = Namespace,
        Labels = PrometheusPods.KubeStateMetrics,
        ServiceAccount = "kube-state-metrics",
        Size = PrometheusPods.KubeStateMetricsSize(context),
        Ports = [new WorkloadPort { Name = KubeStateMetrics.Port, Number = 8080 }],
        Calls = [Peer.ApiServer],
    };

    private static AddonWorkload NodeExporter() => new()
    {
        Name = "node-exporter",
        Namespace = NodeExporterNamespace,
        Labels = PrometheusPods.NodeExporter,
        ServiceAccount = "node-exporter",
        HostNetwork = true,
        Size = PrometheusPods.NodeExporterSize,
        Ports = [new WorkloadPort { Name = "http", Number = NodeExporterPort, Metrics = new MetricsEndpoint { Metrics = ClusterMetrics.NodeExporter } }],
    };
}

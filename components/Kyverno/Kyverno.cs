namespace Infra.Components;

/// <summary>
/// Kyverno, which holds what is written to the Kubernetes API against policies. Its pods call that API, and registries for images' signatures; nothing else.
/// </summary>
public static class Kyverno
{
    /// <summary>Its namespace, and that of all exceptions: it takes them from nowhere else.</summary>
    public const string Namespace = "kyverno";

    private const int WebhookPort = 9443;
    private const int MetricsPort = 8000;

    /// <summary>The add-on's name.</summary>
    public static AddonName Name { get; } = new("kyverno");

    /// <summary>
    /// Namespaces that no policy reaches, so that a cluster without Kyverno can heal: the control plane with its network and volumes, the mesh's CNI, what delivers
    /// Kyverno, and Kyverno.
    /// </summary>
    public static IReadOnlyList<string> ExcludedNamespaces { get; } = ["argocd", "istio-system", "kube-node-lease", "kube-public", WellKnown.SystemNamespace, Namespace];

    /// <summary>Declares it.</summary>
    public static Addon Declare(AddonContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new Addon
        {
            Name = Name,
            Summary = "Holds objects against policies",
            Layer = AddonLayer.Security,
            Chart = new ChartRelease
            {
                Chart = "kyverno",
                Repository = "https://kyverno.github.io/kyverno",
                Version = "3.9.0",
                Namespace = Namespace,
                Values = KyvernoValues.For(context),
            },
            Namespaces = [new AddonNamespace { Name = Namespace }],
            Workloads =
            [
                Of(context, KyvernoPods.Admission, [Webhook("kyverno-svc"), Metrics(KyvernoMonitoring.AdmissionMetrics)], [Peer.ApiServer, .. ImageSignatures.Peers(context)]),
                Of(context, KyvernoPods.Background, [Metrics(KyvernoMonitoring.ControllerMetrics)], Peer.ApiServer),
                Of(context, KyvernoPods.Cleanup, [Webhook("kyverno-cleanup-controller"), Metrics(KyvernoMonitoring.CleanupMetrics)], Peer.ApiServer),
                Of(context, KyvernoPods.Reports, [Metrics(KyvernoMonitoring.ReportsMetrics)], [Peer.ApiServer, .. ImageSignatures.Peers(context)]),
                Job(KyvernoJobs.Migration, "kyverno-migrate-resources"),
                Job(KyvernoJobs.WebhooksCleanup, KyvernoPods.Admission.ServiceAccount),
            ],
            Alerts = KyvernoMonitoring.Alerts,
            Dashboard = KyvernoMonitoring.Dashboard,
            CustomKinds =
            [
                new CustomKinds("kyverno.io", "CleanupPolicy", "ClusterCleanupPolicy", "ClusterPolicy", "GlobalContextEntry", "Policy", "PolicyException", "UpdateRequest"),
                new CustomKinds(
                    "policies.kyverno.io", "DeletingPolicy", "GeneratingPolicy", "ImageValidatingPolicy", "MutatingPolicy", "NamespacedDeletingPolicy", "NamespacedGeneratingPolicy",
                    "NamespacedImageValidatingPolicy", "NamespacedMutatingPolicy", "NamespacedValidatingPolicy", "PolicyException", "ValidatingPolicy"),
                new CustomKinds("reports.kyverno.io", "ClusterEphemeralReport", "EphemeralReport"),
                new CustomKinds("wgpolicyk8s.io", "ClusterPolicyReport", "PolicyReport"),
            ],
            // The control plane fills them in from the roles that they aggregate.
            IgnoredDifferences = [.. AggregatedRoles.Select(role => new IgnoredDifference("rbac.authorization.k8s.io", "ClusterRole", ".rules") { Name = role })],
            ClusterKinds = ["apiextensions.k8s.io/CustomResourceDefinition", "rbac.authorization.k8s.io/ClusterRole", "rbac.authorization.k8s.io/ClusterRoleBinding"],
        };
    }

    private static IEnumerable<string> AggregatedRoles =>
        new[] { KyvernoPods.Admission, KyvernoPods.Background, KyvernoPods.Cleanup, KyvernoPods.Reports }.Select(pods => $"{Name}:{pods.Component}");

    private static AddonWorkload Of(AddonContext context, KyvernoPods pods, IReadOnlyList<WorkloadPort> ports, params IReadOnlyList<Peer> calls) => new()
    {
        Name = pods.Component,
        Namespace = Namespace,
        Labels = pods.Labels,
        ServiceAccount = pods.ServiceAccount,
        Size = pods.Size(context),
        Ports = ports,
        Calls = calls,
    };

    private static AddonWorkload Job(string job, string serviceAccount) => new()
    {
        Name = job,
        Namespace = Namespace,
        Labels = KyvernoJobs.Labels(job),
        ServiceAccount = serviceAccount,
        RunsToCompletion = true,
        Size = new WorkloadSize { Containers = [KyvernoJobs.Container(job)] },
        Calls = [Peer.ApiServer],
    };

    private static WorkloadPort Webhook(string service) => new() { Name = "webhook", Number = WebhookPort, WebhookService = service, HasOwnTls = true };

    private static WorkloadPort Metrics(IReadOnlyList<string> metrics) => new() { Name = "metrics", Number = MetricsPort, Metrics = new MetricsEndpoint { Metrics = metrics } };
}

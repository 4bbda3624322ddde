namespace Infra.Components;

/// <summary>The operator of PostgreSQL clusters. It is outside of the mesh: it calls pods by their addresses, which a sidecar would pass on without mTLS.</summary>
public static class CloudNativePg
{
    /// <summary>Its namespace, in which it looks for its plugins too.</summary>
    public const string Namespace = "cnpg-system";

    /// <summary>The ServiceAccount of the operator.</summary>
    public const string ServiceAccount = "cloudnative-pg";

    /// <summary>The group of its kinds.</summary>
    public const string Group = "postgresql.cnpg.io";

    private const string Workload = "operator";
    private const string WebhookPort = "webhook";
    private const string Reviews = "admissionregistration.k8s.io";
    private const string CaBundles = ".webhooks[]?.clientConfig.caBundle";

    /// <summary>The add-on's name.</summary>
    public static AddonName Name { get; } = new("cloudnative-pg");

    /// <summary>Where API servers have its kinds reviewed.</summary>
    public static Endpoint Webhook { get; } = new(Name, Workload, WebhookPort);

    /// <summary>The labels of the operator's pods, which the chart's own selectors go by; the operator finds its Deployment by the name.</summary>
    internal static IReadOnlyDictionary<string, string> Labels { get; } = new Dictionary<string, string>
    {
        ["app.kubernetes.io/instance"] = Name.Value,
        ["app.kubernetes.io/name"] = "cloudnative-pg",
    };

    /// <summary>How many pods the operator has, and what they ask for.</summary>
    internal static WorkloadSize Size(AddonContext context) => new() { Replicas = context.Replicas(2), Containers = [new ContainerSize("manager", "50m", "128Mi", "512Mi")] };

    /// <summary>Declares it.</summary>
    public static Addon Declare(AddonContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new Addon
        {
            Name = Name,
            Summary = "Runs PostgreSQL clusters",
            Layer = AddonLayer.Data,
            Chart = new ChartRelease
            {
                Chart = "cloudnative-pg",
                Repository = "https://cloudnative-pg.github.io/charts",
                Version = "0.29.0",
                Namespace = Namespace,
                Values = CloudNativePgValues.For(context),
            },
            Namespaces = [new AddonNamespace { Name = Namespace }],
            Workloads =
            [
                new AddonWorkload
                {
                    Name = Workload,
                    Namespace = Namespace,
                    Labels = Labels,
                    ServiceAccount = ServiceAccount,
                    Size = Size(context),
                    Role = PlatformRole.DatabaseOperator,
                    Ports =
                    [
                        new WorkloadPort { Name = WebhookPort, Number = 9443, WebhookService = "cnpg-webhook-service", HasOwnTls = true },
                        new WorkloadPort { Name = "metrics", Number = 8080, Metrics = new MetricsEndpoint { Metrics = CloudNativePgMonitoring.OperatorMetrics } },
                    ],
                    Calls = [Peer.ApiServer, Peer.Of(BarmanCloudPlugin.Plugin)],
                },
            ],
            Alerts = CloudNativePgMonitoring.Alerts,
            Dashboard = CloudNativePgMonitoring.Dashboard(context),
            Objects = context.IsHighlyAvailable ? [Budget] : [],
            CustomKinds =
            [
                new CustomKinds(
                    Group, "Backup", "Cluster", "ClusterImageCatalog", "Database", "DatabaseRole", "FailoverQuorum", "ImageCatalog", "Pooler", "Publication", "ScheduledBackup", "Subscription"),
            ],
            // The operator writes its own certificate there, and a new one before that ends. cert-manager could not do it in its place: cainjector takes nothing from a Secret that
            // does not let it, and the operator's does not.
            IgnoredDifferences =
            [
                new IgnoredDifference(Reviews, "MutatingWebhookConfiguration", CaBundles) { Name = "cnpg-mutating-webhook-configuration" },
                new IgnoredDifference(Reviews, "ValidatingWebhookConfiguration", CaBundles) { Name = "cnpg-validating-webhook-configuration" },
            ],
            ClusterKinds =
            [
                $"{Reviews}/MutatingWebhookConfiguration", $"{Reviews}/ValidatingWebhookConfiguration", "apiextensions.k8s.io/CustomResourceDefinition",
                "rbac.authorization.k8s.io/ClusterRole", "rbac.authorization.k8s.io/ClusterRoleBinding",
            ],
        };
    }

    // The chart has none.
    private static PodDisruptionBudget Budget { get; } = new()
    {
        Metadata = new ObjectMeta { Name = "cloudnative-pg", Namespace = Namespace },
        Spec = new PodDisruptionBudgetSpec(1, new LabelSelector(Labels)),
    };
}

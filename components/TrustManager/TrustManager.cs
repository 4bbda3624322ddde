namespace Infra.Components;

/// <summary>Copies the internal authority's certificate, without its key, to where it is needed to trust what that issued.</summary>
public static class TrustManager
{
    /// <summary>The ConfigMap in every namespace that has the internal authority's certificate.</summary>
    public const string AuthorityConfigMap = "internal-ca";

    /// <summary>The ConfigMap's entry.</summary>
    public const string AuthorityKey = "ca.crt";

    /// <summary>The add-on's name.</summary>
    public static AddonName Name { get; } = new("trust-manager");

    internal static IReadOnlyDictionary<string, string> Labels { get; } = new Dictionary<string, string> { ["app"] = "trust-manager" };

    internal static WorkloadSize Size(AddonContext context) => new() { Replicas = context.Replicas(2), Containers = [new ContainerSize("trust-manager", "20m", "64Mi", "256Mi")] };

    /// <summary>Declares it.</summary>
    public static Addon Declare(AddonContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new Addon
        {
            Name = Name,
            Summary = "Hands out the internal authority's certificate",
            Layer = AddonLayer.Security,
            Chart = new ChartRelease
            {
                Chart = "trust-manager",
                Repository = "https://charts.jetstack.io",
                Version = "v0.24.0",
                Namespace = CertManager.Namespace,
                Values = TrustManagerValues.For(context),
            },
            DependsOn = [CertManager.Name],
            Workloads =
            [
                new AddonWorkload
                {
                    Name = "controller",
                    Namespace = CertManager.Namespace,
                    Labels = Labels,
                    ServiceAccount = "trust-manager",
                    Size = Size(context),
                    Ports =
                    [
                        new WorkloadPort { Name = "webhook", Number = 6443, WebhookService = "trust-manager", HasOwnTls = true },
                        new WorkloadPort { Name = "metrics", Number = 9402, Metrics = new MetricsEndpoint { Metrics = TrustManagerMonitoring.Metrics } },
                    ],
                    Calls = [Peer.ApiServer],
                },
            ],
            Alerts = TrustManagerMonitoring.Alerts,
            Dashboard = TrustManagerMonitoring.Dashboard,
            Objects = [Authority],
            CustomKinds = [new CustomKinds("trust.cert-manager.io", "Bundle")],
            // cert-manager's cainjector writes the webhook's authority there.
            IgnoredDifferences =
            [
                new IgnoredDifference("admissionregistration.k8s.io", "ValidatingWebhookConfiguration", ".webhooks[]?.clientConfig.caBundle") { Name = "trust-manager" },
            ],
            ClusterKinds =
            [
                "admissionregistration.k8s.io/ValidatingWebhookConfiguration", "apiextensions.k8s.io/CustomResourceDefinition", "rbac.authorization.k8s.io/ClusterRole",
                "rbac.authorization.k8s.io/ClusterRoleBinding", "trust.cert-manager.io/Bundle",
            ],
        };
    }

    private static Bundle Authority { get; } = new()
    {
        Metadata = new ObjectMeta { Name = AuthorityConfigMap },
        Spec = new BundleSpec([new BundleSource(new BundleKey(CertManager.InternalAuthoritySecret, AuthorityKey))], new BundleTarget(new BundleTargetKey(AuthorityKey))),
    };
}

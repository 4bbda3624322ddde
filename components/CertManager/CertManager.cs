namespace Infra.Components;

/// <summary>Issues certificates: public ones by Let's Encrypt for the environment's domain, internal ones by an authority of its own.</summary>
public static class CertManager
{
    /// <summary>Its namespace, where the issuers' keys are.</summary>
    public const string Namespace = "cert-manager";

    /// <summary>The ClusterIssuer of certificates for names of the environment's domain, which browsers know.</summary>
    public const string PublicIssuer = RouteObjects.PublicIssuer;

    /// <summary>The ClusterIssuer of certificates for names within the clusters.</summary>
    public const string InternalIssuer = RouteObjects.InternalIssuer;

    /// <summary>The Secret with the internal authority's certificate, in <see cref="Namespace"/>: its entry <c>ca.crt</c> is for everybody, <c>tls.key</c> for nobody.</summary>
    public const string InternalAuthoritySecret = "internal-ca";

    internal const string AcmeHost = "acme-v02.api.letsencrypt.org";

    private const string WebhookPort = "webhook";
    private const string Reviews = "admissionregistration.k8s.io";

    /// <summary>The add-on's name.</summary>
    public static AddonName Name { get; } = new("cert-manager");

    /// <summary>Where API servers have its kinds reviewed.</summary>
    public static Endpoint Webhook { get; } = new(Name, CertManagerPods.Webhook.Component, WebhookPort);

    /// <summary>Declares it.</summary>
    public static Addon Declare(AddonContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new Addon
        {
            Name = Name,
            Summary = "Issues certificates",
            Layer = AddonLayer.Security,
            Chart = new ChartRelease
            {
                Chart = "cert-manager",
                Repository = "https://charts.jetstack.io",
                Version = "v1.21.1",
                Namespace = Namespace,
                Values = CertManagerValues.For(context),
            },
            Namespaces = [new AddonNamespace { Name = Namespace }],
            Workloads =
            [
                Of(context, CertManagerPods.Controller, [Metrics(CertManagerMonitoring.ControllerMetrics)], Peer.ApiServer, Peer.Aws, Peer.Internet(443, [AcmeHost, .. CertManagerValues.Resolvers])),
                Of(
                    context,
                    CertManagerPods.Webhook,
                    [new WorkloadPort { Name = WebhookPort, Number = 10250, WebhookService = "cert-manager-webhook", HasOwnTls = true }, Metrics(CertManagerMonitoring.WebhookMetrics)],
                    Peer.ApiServer),
                Of(context, CertManagerPods.CaInjector, [Metrics(CertManagerMonitoring.CaInjectorMetrics)], Peer.ApiServer),
            ],
            Alerts = CertManagerMonitoring.Alerts,
            Dashboard = CertManagerMonitoring.Dashboard,
            Objects = CertManagerObjects.For(context),
            CustomKinds = [new CustomKinds("acme.cert-manager.io", "Challenge", "Order"), new CustomKinds("cert-manager.io", "Certificate", "CertificateRequest", "ClusterIssuer", "Issuer")],
            // cainjector writes the webhook's authority there.
            IgnoredDifferences =
            [
                new IgnoredDifference(Reviews, "MutatingWebhookConfiguration", ".webhooks[]?.clientConfig.caBundle") { Name = "cert-manager-webhook" },
                new IgnoredDifference(Reviews, "ValidatingWebhookConfiguration", ".webhooks[]?.clientConfig.caBundle") { Name = "cert-manager-webhook" },
            ],
            ClusterKinds =
            [
                $"{Reviews}/MutatingWebhookConfiguration", $"{Reviews}/ValidatingWebhookConfiguration", "apiextensions.k8s.io/CustomResourceDefinition",
                "cert-manager.io/ClusterIssuer", "rbac.authorization.k8s.io/ClusterRole", "rbac.authorization.k8s.io/ClusterRoleBinding",
            ],
        };
    }

    private static AddonWorkload Of(AddonContext context, CertManagerPods pods, IReadOnlyList<WorkloadPort> ports, params IReadOnlyList<Peer> calls) => new()
    {
        Name = pods.Component,
        Namespace = Namespace,
        Labels = pods.Labels,
        ServiceAccount = pods.ServiceAccount,
        Size = pods.Size(context),
        Ports = ports,
        Calls = calls,
    };

    private static WorkloadPort Metrics(IReadOnlyList<string> metrics) => new() { Name = "metrics", Number = 9402, Metrics = new MetricsEndpoint { Metrics = metrics } };
}

namespace Infra.Components;

/// <summary>
/// The External Secrets operator: the only bridge from Vault into Kubernetes' Secrets. A team's namespace has a store of its own; the platform's share one, which answers them alone.
/// </summary>
public static class ExternalSecrets
{
    /// <summary>Its namespace.</summary>
    public const string Namespace = "external-secrets";

    /// <summary>The ServiceAccount of the operator, which writes Secrets.</summary>
    public const string ServiceAccount = "external-secrets";

    /// <summary>The operator as the API servers name it.</summary>
    public const string UserName = $"system:serviceaccount:{Namespace}:{ServiceAccount}";

    /// <summary>The group of its kinds.</summary>
    public const string Group = "external-secrets.io";

    /// <summary>The one version of stores and ExternalSecrets that is served: the older ones are gone from the API, and nothing converts them.</summary>
    public const string ApiVersion = $"{Group}/v1";

    private const string WebhookPort = "webhook";
    private const string Reviews = "admissionregistration.k8s.io";

    /// <summary>The add-on's name.</summary>
    public static AddonName Name { get; } = new("external-secrets");

    /// <summary>Where API servers have stores and ExternalSecrets reviewed.</summary>
    public static Endpoint Webhook { get; } = new(Name, ExternalSecretsPods.Webhook.Workload, WebhookPort);

    /// <summary>Declares it.</summary>
    public static Addon Declare(AddonContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new Addon
        {
            Name = Name,
            Summary = "Brings secrets from Vault into namespaces",
            Layer = AddonLayer.Security,
            Chart = new ChartRelease
            {
                Chart = "external-secrets",
                Repository = "https://charts.external-secrets.io",
                Version = "2.9.0",
                Namespace = Namespace,
                Values = ExternalSecretsValues.For(context),
            },
            // It issues the webhook's certificate.
            DependsOn = [CertManager.Name],
            Namespaces = [new AddonNamespace { Name = Namespace }],
            Workloads =
            [
                Of(context, ExternalSecretsPods.Controller, Metrics(ExternalSecretsMonitoring.ControllerMetrics)) with { Calls = [Peer.ApiServer, Peer.Of(Vault.Api)] },
                Of(
                    context,
                    ExternalSecretsPods.Webhook,
                    new WorkloadPort { Name = WebhookPort, Number = 10250, WebhookService = "external-secrets-webhook", HasOwnTls = true },
                    Metrics(ExternalSecretsMonitoring.WebhookMetrics)),
            ],
            Alerts = ExternalSecretsMonitoring.Alerts,
            Dashboard = ExternalSecretsMonitoring.Dashboard,
            // Without the other kinds for the whole cluster and those that write into Vault; see the values.
            CustomKinds =
            [
                new CustomKinds(Group, "ClusterSecretStore", "ExternalSecret", "SecretStore"),
                new CustomKinds(
                    "generators.external-secrets.io", "ACRAccessToken", "BeyondtrustWorkloadCredentialsDynamicSecret", "CloudsmithAccessToken", "ECRAuthorizationToken", "Fake",
                    "GCRAccessToken", "GeneratorState", "GithubAccessToken", "GitlabDeployToken", "Grafana", "MFA", "Password", "QuayAccessToken", "SSHKey", "STSSessionToken", "UUID",
                    "VaultDynamicSecret", "Webhook"),
            ],
            // cert-manager's cainjector writes the authority there.
            IgnoredDifferences = [Bundle("externalsecret-validate"), Bundle("secretstore-validate")],
            ClusterKinds =
            [
                $"{Reviews}/ValidatingWebhookConfiguration", "apiextensions.k8s.io/CustomResourceDefinition", "rbac.authorization.k8s.io/ClusterRole",
                "rbac.authorization.k8s.io/ClusterRoleBinding",
            ],
        };
    }

    private static AddonWorkload Of(AddonContext context, ExternalSecretsPods pods, params IReadOnlyList<WorkloadPort> ports) => new()
    {
        Name = pods.Workload,
        Namespace = Namespace,
        Labels = pods.Labels,
        ServiceAccount = pods.ServiceAccount,
        Size = pods.Size(context),
        Ports = ports,
        Calls = [Peer.ApiServer],
    };

    private static WorkloadPort Metrics(IReadOnlyList<string> metrics) => new() { Name = "metrics", Number = 8080, Metrics = new MetricsEndpoint { Metrics = metrics } };

    private static IgnoredDifference Bundle(string webhooks) => new(Reviews, "ValidatingWebhookConfiguration", ".webhooks[]?.clientConfig.caBundle") { Name = webhooks };
}

namespace Infra.Components;

/// <summary>A Deployment of the chart: what its pods do, and their name, which their ServiceAccount has too.</summary>
internal sealed record ExternalSecretsPods(string Workload, string ServiceAccount)
{
    public static ExternalSecretsPods Controller { get; } = new("controller", ExternalSecrets.ServiceAccount);

    public static ExternalSecretsPods Webhook { get; } = new("webhook", "external-secrets-webhook");

    // The labels that the chart's own selectors go by.
    public IReadOnlyDictionary<string, string> Labels => new Dictionary<string, string>
    {
        ["app.kubernetes.io/instance"] = ExternalSecrets.Name.Value,
        ["app.kubernetes.io/name"] = ServiceAccount,
    };
}

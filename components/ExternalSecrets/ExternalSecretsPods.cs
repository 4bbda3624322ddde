namespace Infra.Components;

/// <summary>A Deployment of the chart: what its pods do, their name, which their ServiceAccount has too, and their container.</summary>
internal sealed record ExternalSecretsPods(string Workload, string ServiceAccount, ContainerSize Container)
{
    public static ExternalSecretsPods Controller { get; } = new("controller", ExternalSecrets.ServiceAccount, new ContainerSize("external-secrets", "20m", "96Mi", "512Mi"));

    public static ExternalSecretsPods Webhook { get; } = new("webhook", "external-secrets-webhook", new ContainerSize("webhook", "10m", "48Mi", "256Mi"));

    // The labels that the chart's own selectors go by.
    public IReadOnlyDictionary<string, string> Labels => new Dictionary<string, string>
    {
        ["app.kubernetes.io/instance"] = ExternalSecrets.Name.Value,
        ["app.kubernetes.io/name"] = ServiceAccount,
    };

    public WorkloadSize Size(AddonContext context) => new() { Replicas = context.Replicas(2), Containers = [Container] };
}

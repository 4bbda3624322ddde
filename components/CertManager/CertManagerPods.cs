namespace Infra.Components;

/// <summary>A Deployment of the chart: its pods' component, their name label, their ServiceAccount, how many there are where it is highly available, and their container.</summary>
internal sealed record CertManagerPods(string Component, string NameLabel, string ServiceAccount, int Replicas, ContainerSize Container)
{
    public static CertManagerPods Controller { get; } =
        new("controller", "cert-manager", "cert-manager", 2, new ContainerSize("cert-manager-controller", "20m", "64Mi", "512Mi"));

    public static CertManagerPods Webhook { get; } =
        new("webhook", "webhook", "cert-manager-webhook", 3, new ContainerSize("cert-manager-webhook", "20m", "32Mi", "128Mi"));

    public static CertManagerPods CaInjector { get; } =
        new("cainjector", "cainjector", "cert-manager-cainjector", 2, new ContainerSize("cert-manager-cainjector", "20m", "128Mi", "512Mi"));

    // The labels that the chart's own selectors go by.
    public IReadOnlyDictionary<string, string> Labels => new Dictionary<string, string>
    {
        ["app.kubernetes.io/component"] = Component,
        ["app.kubernetes.io/instance"] = CertManager.Name.Value,
        ["app.kubernetes.io/name"] = NameLabel,
    };

    public WorkloadSize Size(AddonContext context) => new() { Replicas = context.Replicas(Replicas), Containers = [Container] };
}

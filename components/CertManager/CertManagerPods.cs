namespace Infra.Components;

/// <summary>A Deployment of the chart: its pods' component, their name label and their ServiceAccount.</summary>
internal sealed record CertManagerPods(string Component, string NameLabel, string ServiceAccount)
{
    public static CertManagerPods Controller { get; } = new("controller", "cert-manager", "cert-manager");

    public static CertManagerPods Webhook { get; } = new("webhook", "webhook", "cert-manager-webhook");

    public static CertManagerPods CaInjector { get; } = new("cainjector", "cainjector", "cert-manager-cainjector");

    // The labels that the chart's own selectors go by.
    public IReadOnlyDictionary<string, string> Labels => new Dictionary<string, string>
    {
        ["app.kubernetes.io/component"] = Component,
        ["app.kubernetes.io/instance"] = CertManager.Name.Value,
        ["app.kubernetes.io/name"] = NameLabel,
    };
}

namespace Infra.Components;

/// <summary>A Deployment of the chart: its pods' component, which their ServiceAccount is named by too, how many there are where it is highly available, and their container.</summary>
internal sealed record KyvernoPods(string Component, int Replicas, ContainerSize Container)
{
    public static KyvernoPods Admission { get; } = new("admission-controller", 3, new ContainerSize("kyverno", "100m", "192Mi", "768Mi"));

    public static KyvernoPods Background { get; } = new("background-controller", 2, new ContainerSize("controller", "50m", "96Mi", "256Mi"));

    public static KyvernoPods Cleanup { get; } = new("cleanup-controller", 2, new ContainerSize("controller", "20m", "64Mi", "256Mi"));

    public static KyvernoPods Reports { get; } = new("reports-controller", 2, new ContainerSize("controller", "50m", "128Mi", "512Mi"));

    public string ServiceAccount => $"{Kyverno.Name}-{Component}";

    // The labels that the chart's own selectors go by.
    public IReadOnlyDictionary<string, string> Labels => new Dictionary<string, string>
    {
        ["app.kubernetes.io/component"] = Component,
        ["app.kubernetes.io/instance"] = Kyverno.Name.Value,
        ["app.kubernetes.io/part-of"] = "kyverno",
    };

    public WorkloadSize Size(AddonContext context) => new() { Replicas = context.Replicas(Replicas), Containers = [Container] };
}

/// <summary>Jobs of the chart's hooks, which it gives no labels of their own.</summary>
internal static class KyvernoJobs
{
    /// <summary>Rewrites policies in the kinds' newest versions, after an upgrade.</summary>
    public const string Migration = "migration";

    /// <summary>Takes the webhooks away before Kyverno goes: they would refuse everything once nobody answers.</summary>
    public const string WebhooksCleanup = "webhooks-cleanup";

    // The Job that takes the webhooks away has pods of two kinds, one after the other.
    public static ContainerSize Container(string job) => new(job == Migration ? "kyverno-cli" : "kubectl", "10m", "64Mi", "256Mi");

    public static IReadOnlyDictionary<string, string> Labels(string job) => new Dictionary<string, string> { ["app.kubernetes.io/component"] = job };
}

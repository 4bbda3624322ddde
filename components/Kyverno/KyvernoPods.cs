namespace Infra.Components;

/// <summary>A Deployment of the chart: its pods' component, which their ServiceAccount is named by too.</summary>
internal sealed record KyvernoPods(string Component)
{
    public static KyvernoPods Admission { get; } = new("admission-controller");

    public static KyvernoPods Background { get; } = new("background-controller");

    public static KyvernoPods Cleanup { get; } = new("cleanup-controller");

    public static KyvernoPods Reports { get; } = new("reports-controller");

    public string ServiceAccount => $"{Kyverno.Name}-{Component}";

    // The labels that the chart's own selectors go by.
    public IReadOnlyDictionary<string, string> Labels => new Dictionary<string, string>
    {
        ["app.kubernetes.io/component"] = Component,
        ["app.kubernetes.io/instance"] = Kyverno.Name.Value,
        ["app.kubernetes.io/part-of"] = "kyverno",
    };
}

/// <summary>Jobs of the chart's hooks, which it gives no labels of their own.</summary>
internal static class KyvernoJobs
{
    /// <summary>Rewrites policies in the kinds' newest versions, after an upgrade.</summary>
    public const string Migration = "migration";

    /// <summary>Takes the webhooks away before Kyverno goes: they would refuse everything once nobody answers.</summary>
    public const string WebhooksCleanup = "webhooks-cleanup";

    public static IReadOnlyDictionary<string, string> Labels(string job) => new Dictionary<string, string> { ["app.kubernetes.io/component"] = job };
}

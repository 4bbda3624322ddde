namespace Infra.Components;

/// <summary>Something that somebody has to do something about. Its page is the heading of its name in <c>docs/runbooks/{add-on}.md</c>.</summary>
public sealed record Alert
{
    /// <summary>The name, one of the environment's: "VaultSealed".</summary>
    public required string Name { get; init; }

    /// <summary>How soon.</summary>
    public required AlertSeverity Severity { get; init; }

    /// <summary>When, in PromQL: what it gives is what is wrong.</summary>
    public required string Expression { get; init; }

    /// <summary>How long it has to be so, in Prometheus' notation. Default: "5m".</summary>
    public string For { get; init; } = "5m";

    /// <summary>What is wrong, in one sentence, with Prometheus' templates for what differs: "Vault {{ $labels.pod }} is sealed".</summary>
    public required string Summary { get; init; }

    /// <summary>Labels beside those that all alerts have. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();
}

/// <summary>How soon somebody has to do something.</summary>
public enum AlertSeverity
{
    /// <summary>In working hours.</summary>
    Warning,

    /// <summary>Now, at night as well: people cannot work, or data is in danger.</summary>
    Critical,
}

/// <summary>A metric that Prometheus computes of others, so that dashboards and alerts need not.</summary>
/// <param name="Record">Its name, <c>level:metric:operations</c> (https://prometheus.io/docs/practices/rules): "namespace:container_cpu_usage:rate5m".</param>
/// <param name="Expression">What it is, in PromQL.</param>
public sealed record RecordingRule(string Record, string Expression)
{
    /// <summary>Labels that it gets. Default: none.</summary>
    public IReadOnlyDictionary<string, string> Labels { get; init; } = new Dictionary<string, string>();
}

namespace Infra.Components;

/// <summary>Pods that Prometheus scrapes (https://prometheus-operator.dev/docs/api-reference/api).</summary>
public sealed record PodMonitor() : KubernetesObject("monitoring.coreos.com/v1", "PodMonitor")
{
    /// <summary>The pods and their endpoints.</summary>
    public required PodMonitorSpec Spec { get; init; }
}

/// <summary>Pods and their endpoints.</summary>
public sealed record PodMonitorSpec(LabelSelector Selector, IReadOnlyList<PodMetricsEndpoint> PodMetricsEndpoints);

/// <summary>A container's port that tells metrics.</summary>
public sealed record PodMetricsEndpoint(int PortNumber, string Path, string Scheme, string Interval)
{
    /// <summary>How it is called; null for plain HTTP.</summary>
    public MonitorTls? TlsConfig { get; init; }

    /// <summary>What becomes of the target's labels before it is scraped; null for nothing.</summary>
    public IReadOnlyList<TargetRelabeling>? Relabelings { get; init; }

    /// <summary>What is kept of what it tells; null for all.</summary>
    public IReadOnlyList<MetricRelabeling>? MetricRelabelings { get; init; }
}

/// <summary>A label of a target that is made of others (https://prometheus.io/docs/prometheus/latest/configuration/configuration/#relabel_config).</summary>
/// <param name="SourceLabels">The labels that it is made of.</param>
/// <param name="TargetLabel">The label; <c>__address__</c> is where the target is called.</param>
/// <param name="Replacement">Its text, "$1" being those of the labels.</param>
public sealed record TargetRelabeling(IReadOnlyList<string> SourceLabels, string TargetLabel, string Replacement);

/// <summary>What becomes of a metric before it is stored (https://prometheus.io/docs/prometheus/latest/configuration/configuration/#metric_relabel_configs).</summary>
/// <param name="Action">"keep" or "drop".</param>
/// <param name="Regex">What the labels' values have to be, from end to end.</param>
/// <param name="SourceLabels">The labels; <c>__name__</c> is the metric's name.</param>
public sealed record MetricRelabeling(string Action, string Regex, IReadOnlyList<string> SourceLabels)
{
    /// <summary>The label that is a metric's name.</summary>
    public const string NameLabel = "__name__";

    /// <summary>Metrics of these names are kept, and all others dropped; null for no names, where all are kept.</summary>
    public static IReadOnlyList<MetricRelabeling>? Keeping(IReadOnlyList<string> metrics)
    {
        ArgumentNullException.ThrowIfNull(metrics);
        return metrics.Count == 0 ? null : [new("keep", string.Join('|', metrics.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)), [NameLabel])];
    }
}

/// <summary>TLS of a scrape.</summary>
/// <param name="InsecureSkipVerify">Whether any certificate will do.</param>
public sealed record MonitorTls(bool InsecureSkipVerify);

/// <summary>What Prometheus computes and alerts on (https://prometheus-operator.dev/docs/api-reference/api).</summary>
public sealed record PrometheusRule() : KubernetesObject("monitoring.coreos.com/v1", "PrometheusRule")
{
    /// <summary>The rules.</summary>
    public required PrometheusRuleSpec Spec { get; init; }
}

/// <summary>Rules, in groups.</summary>
public sealed record PrometheusRuleSpec(IReadOnlyList<RuleGroup> Groups);

/// <summary>Rules that are computed one after the other.</summary>
public sealed record RuleGroup(string Name, IReadOnlyList<RuleOfGroup> Rules)
{
    /// <summary>Between two computations; null for Prometheus' own.</summary>
    public string? Interval { get; init; }
}

/// <summary>A rule: a metric that is recorded, or an alert.</summary>
public sealed record RuleOfGroup
{
    /// <summary>The name of the metric that is recorded; null for an alert.</summary>
    public string? Record { get; init; }

    /// <summary>The alert's name; null for a metric.</summary>
    public string? Alert { get; init; }

    /// <summary>The query.</summary>
    public required string Expr { get; init; }

    /// <summary>How long it has to give something before the alert fires.</summary>
    public string? For { get; init; }

    /// <summary>Labels of the metric or the alert.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>What people read of the alert.</summary>
    public IReadOnlyDictionary<string, string>? Annotations { get; init; }
}

namespace Infra.Components;

/// <summary>What proxies of the mesh log and measure (https://istio.io/latest/docs/reference/config/telemetry).</summary>
public sealed record Telemetry() : KubernetesObject("telemetry.istio.io/v1", "Telemetry")
{
    /// <summary>Where logs and metrics go.</summary>
    public required TelemetrySpec Spec { get; init; }
}

/// <summary>Where logs and metrics of proxies go.</summary>
/// <param name="AccessLogging">Who takes a line for each request.</param>
/// <param name="Metrics">Who takes counters of requests.</param>
public sealed record TelemetrySpec(IReadOnlyList<TelemetryProviders> AccessLogging, IReadOnlyList<TelemetryProviders> Metrics);

/// <summary>Providers of the mesh.</summary>
public sealed record TelemetryProviders(IReadOnlyList<TelemetryProvider> Providers);

/// <summary>A provider by its name: one of istiod's own, or of the mesh's configuration.</summary>
public sealed record TelemetryProvider(string Name);

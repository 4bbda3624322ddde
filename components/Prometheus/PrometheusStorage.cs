using System.Globalization;

namespace Infra.Components;

/// <summary>How much room Prometheus has: it deletes its oldest day where it would take more.</summary>
internal static class PrometheusStorage
{
    // Compaction writes a block anew before it deletes the old ones, and the log of what is not in a block yet has no bound of its own
    // (https://prometheus.io/docs/prometheus/latest/storage/#right-sizing-retention-size).
    private const double UsableShare = 0.85;

    /// <summary>The volume of each server: "20Gi".</summary>
    public static string VolumeSize(AddonContext context) => string.Create(CultureInfo.InvariantCulture, $"{context.MetricsGiB}Gi");

    /// <summary>What it may fill, in the notation of the kind Prometheus: "17GiB".</summary>
    public static string RetentionSize(AddonContext context) => string.Create(CultureInfo.InvariantCulture, $"{(int)(context.MetricsGiB * UsableShare)}GiB");

    /// <summary>How long it keeps: "15d".</summary>
    public static string RetentionTime(AddonContext context) => string.Create(CultureInfo.InvariantCulture, $"{context.MetricsRetentionDays}d");
}

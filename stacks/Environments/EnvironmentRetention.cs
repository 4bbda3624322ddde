using Infra.Components;

namespace Infra.Stacks;

/// <summary>How long an environment keeps what it writes, in days where nothing else is said.</summary>
public sealed record EnvironmentRetention
{
    /// <summary>Flow logs of the VPC, in CloudWatch Logs.</summary>
    public required int FlowLogsDays { get; init; }

    /// <summary>Logs of the workloads, in Loki.</summary>
    public required int LokiDays { get; init; }

    /// <summary>Metrics, in Prometheus, as far as its volume has room. Default: <see cref="Prometheus.DefaultRetentionDays"/>.</summary>
    public int MetricsDays { get; init; } = Prometheus.DefaultRetentionDays;

    /// <summary>The volume of each Prometheus server, in GiB. Default: <see cref="Prometheus.DefaultVolumeGiB"/>.</summary>
    public int MetricsGiB { get; init; } = Prometheus.DefaultVolumeGiB;

    /// <summary>Backups of the databases: as far back as one can be restored.</summary>
    public required int DatabaseBackupDays { get; init; }

    /// <summary>Audit logs of Vault and of the API servers.</summary>
    public required int AuditLogsDays { get; init; }

    /// <summary>Access logs of the buckets.</summary>
    public required int AccessLogsDays { get; init; }

    /// <summary>Overwritten and deleted objects of versioned buckets.</summary>
    public required int NoncurrentVersionsDays { get; init; }
}

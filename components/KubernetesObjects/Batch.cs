namespace Infra.Components;

/// <summary>Pods that run to an end, once (https://kubernetes.io/docs/concepts/workloads/controllers/job).</summary>
public sealed record Job() : KubernetesObject("batch/v1", "Job")
{
    /// <summary>The run.</summary>
    public required JobSpec Spec { get; init; }
}

/// <summary>A run to an end.</summary>
public sealed record JobSpec
{
    /// <summary>Its pods.</summary>
    public required PodTemplate Template { get; init; }

    /// <summary>How often it is tried again before it has failed; null for the API's 6.</summary>
    public int? BackoffLimit { get; init; }

    /// <summary>Seconds that it may take in all; null for no bound.</summary>
    public int? ActiveDeadlineSeconds { get; init; }

    /// <summary>Seconds that it is kept for when it has ended; null for ever.</summary>
    public int? TtlSecondsAfterFinished { get; init; }
}

/// <summary>A Job at times (https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs).</summary>
public sealed record CronJob() : KubernetesObject("batch/v1", "CronJob")
{
    /// <summary>When, and what.</summary>
    public required CronJobSpec Spec { get; init; }
}

/// <summary>When a Job runs, and what it is.</summary>
public sealed record CronJobSpec
{
    /// <summary>The times in cron's notation: "0 * * * *".</summary>
    public required string Schedule { get; init; }

    /// <summary>The time zone of the times: "Etc/UTC". Null for the controller's own.</summary>
    public string? TimeZone { get; init; }

    /// <summary>What becomes of a run whose predecessor still runs: "Forbid", "Replace" or "Allow".</summary>
    public required string ConcurrencyPolicy { get; init; }

    /// <summary>Seconds that a run may begin late; null for no bound.</summary>
    public int? StartingDeadlineSeconds { get; init; }

    /// <summary>How many runs that went well are kept; null for the API's 3.</summary>
    public int? SuccessfulJobsHistoryLimit { get; init; }

    /// <summary>How many runs that failed are kept; null for the API's 1.</summary>
    public int? FailedJobsHistoryLimit { get; init; }

    /// <summary>Whether no run begins.</summary>
    public bool? Suspend { get; init; }

    /// <summary>The Job.</summary>
    public required JobTemplate JobTemplate { get; init; }
}

/// <summary>A Job that is yet to be made.</summary>
public sealed record JobTemplate(JobSpec Spec)
{
    /// <summary>Labels and annotations of the Jobs.</summary>
    public PodMeta? Metadata { get; init; }
}

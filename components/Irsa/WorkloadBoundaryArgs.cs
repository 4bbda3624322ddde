namespace Infra.Components;

/// <summary>Arguments of <see cref="WorkloadBoundary"/>.</summary>
public sealed record WorkloadBoundaryArgs
{
    /// <summary>The stack's names, account and tags.</summary>
    public required PlatformScope Scope { get; init; }

    /// <summary>The buckets: workloads may reach Loki's and the database backups', and none of the others.</summary>
    public required Buckets Buckets { get; init; }
}

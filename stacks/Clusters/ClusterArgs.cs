using Infra.Components;

namespace Infra.Stacks;

/// <summary>Arguments of <see cref="Cluster"/>.</summary>
public sealed record ClusterArgs
{
    /// <summary>The stack's names, account and tags.</summary>
    public required PlatformScope Scope { get; init; }

    /// <summary>What the environment is.</summary>
    public required EnvironmentConfig Environment { get; init; }

    /// <summary>What the cluster stands on.</summary>
    public required Foundation Foundation { get; init; }

    /// <summary>What the cluster is to be; one of the environment's.</summary>
    public required ClusterSpec Spec { get; init; }
}

namespace Infra.Components;

/// <summary>Arguments of <see cref="InfrastructureBoundaries"/>.</summary>
public sealed record InfrastructureBoundariesArgs
{
    /// <summary>The stack's names, account and tags.</summary>
    public required PlatformScope Scope { get; init; }

    /// <summary>The buckets: nodes may reach kOps' state store, and nobody here any of the others.</summary>
    public required Buckets Buckets { get; init; }
}

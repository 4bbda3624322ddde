using Infra.Components;

namespace Infra.Stacks;

/// <summary>Arguments of <see cref="Foundation"/>.</summary>
public sealed record FoundationArgs
{
    /// <summary>The stack's names, account and tags.</summary>
    public required PlatformScope Scope { get; init; }

    /// <summary>What the environment is.</summary>
    public required EnvironmentConfig Environment { get; init; }
}

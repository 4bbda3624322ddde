using System.Collections.Immutable;

namespace Infra.Stacks;

/// <summary>The environment's image registry.</summary>
public sealed record EnvironmentRegistry
{
    /// <summary>The names of its repositories, none twice. Default: none.</summary>
    public ImmutableArray<string> Repositories { get; init; } = [];
}

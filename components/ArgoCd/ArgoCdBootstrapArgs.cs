namespace Infra.Components;

/// <summary>Arguments of <see cref="ArgoCdBootstrap"/>.</summary>
public sealed record ArgoCdBootstrapArgs
{
    /// <summary>The environment, and the cluster among its clusters.</summary>
    public required AddonContext Context { get; init; }
}

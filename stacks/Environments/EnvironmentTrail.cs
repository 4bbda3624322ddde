namespace Infra.Stacks;

/// <summary>The environment's own CloudTrail trail.</summary>
public sealed record EnvironmentTrail
{
    /// <summary>Whether there is one; no where the account's organisation keeps one for it. Default: true.</summary>
    public bool Enabled { get; init; } = true;
}

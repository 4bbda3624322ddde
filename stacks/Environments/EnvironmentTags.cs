namespace Infra.Stacks;

/// <summary>The tags that every resource of an environment carries, beside those that say which environment it is.</summary>
public sealed record EnvironmentTags
{
    /// <summary>The team that answers for the environment.</summary>
    public required string Owner { get; init; }

    /// <summary>The cost centre that pays for it.</summary>
    public required string CostCentre { get; init; }
}

namespace Infra.Components;

/// <summary>A team whose applications run on the platform: through the same model as the platform's own parts.</summary>
public sealed record Team
{
    /// <summary>The name, which its Argo CD project has too: 1 to 20 lower-case letters, digits and single inner hyphens, a letter first.</summary>
    public required string Name { get; init; }

    /// <summary>The cost centre that pays for it.</summary>
    public required string CostCentre { get; init; }

    /// <summary>The groups, by the identity provider's names, whose members belong to it.</summary>
    public required IReadOnlyList<string> Groups { get; init; }

    /// <summary>The Git repository of its charts.</summary>
    public required string RepositoryUrl { get; init; }

    /// <summary>The branch or tag that Argo CD follows.</summary>
    public required string Revision { get; init; }

    /// <summary>The folder of its charts: each folder in it is one application.</summary>
    public required string Path { get; init; }

    /// <summary>Its namespaces, each "{team}" or "{team}-…".</summary>
    public required IReadOnlyList<string> Namespaces { get; init; }

    /// <summary>The most that the pods of each of its namespaces may ask for in all.</summary>
    public required ResourceBounds Quota { get; init; }

    /// <summary>What a month of it may cost, in US dollars.</summary>
    public required int MonthlyBudgetUsd { get; init; }
}

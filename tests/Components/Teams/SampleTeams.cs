using Infra.Components;

namespace Infra.Tests.Components;

/// <summary>Teams for tests.</summary>
internal static class SampleTeams
{
    public static Team Shop { get; } = Of("shop", "https://github.com/example-shop/charts.git");

    public static Team Of(string name, string repositoryUrl) => new()
    {
        Name = name,
        CostCentre = "retail",
        Groups = [$"{name}-developers"],
        RepositoryUrl = repositoryUrl,
        Revision = "main",
        Path = "charts",
        Namespaces = [name],
        Quota = new ResourceBounds("4", "8Gi", 40, "50Gi"),
        MonthlyBudgetUsd = 200,
    };
}

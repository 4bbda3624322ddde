using Infra.Components;

namespace Infra.Tests.Components;

/// <summary>A team whose applications Argo CD delivers.</summary>
internal static class ArgoCdTeams
{
    public static Team Shop { get; } = new()
    {
        Name = "shop",
        CostCentre = "sales",
        Groups = ["shop-developers"],
        RepositoryUrl = "https://git.example.org/shop/charts.git",
        Revision = "main",
        Path = "charts",
        Namespaces = ["shop"],
        Quota = new ResourceBounds("4", "8Gi", 50, "100Gi"),
        MonthlyBudgetUsd = 500,
    };
}

using Infra.Components;

namespace Infra.Tests.Components.Derivation;

internal static class Teams
{
    public static Team Of(string name) => new()
    {
        Name = name,
        CostCentre = "retail",
        Groups = ["developers"],
        RepositoryUrl = "https://git.example.com/shop.git",
        Revision = "main",
        Path = "charts",
        Namespaces = [name, $"{name}-jobs"],
        Quota = new ResourceBounds("8", "16Gi", 50, "100Gi"),
        MonthlyBudgetUsd = 100,
    };
}

using Infra.Cost;

namespace Infra.Reports;

/// <summary>By what the amounts of a report are added up.</summary>
public enum CostGrouping
{
    /// <summary>By component.</summary>
    Component,

    /// <summary>By cluster.</summary>
    Cluster,

    /// <summary>By team.</summary>
    Team,

    /// <summary>Not at all: each item with its arithmetic.</summary>
    Resource,
}

/// <summary>What a month costs, for people.</summary>
public static class CostReport
{
    /// <summary>The whole report.</summary>
    /// <param name="title">The project and the stack: "platform/dev".</param>
    /// <param name="cost">The estimate.</param>
    /// <param name="grouping">By what it is added up.</param>
    public static Report Of(string title, CostEstimate cost, CostGrouping grouping)
    {
        var report = new Report();
        report.Line("Cost of ").Add(title, Tone.Strong);
        report.Line();
        switch (grouping)
        {
            case CostGrouping.Cluster:
                CostTable.Write(report, cost.ByCluster);
                break;
            case CostGrouping.Team:
                WriteTeams(report, cost);
                break;
            case CostGrouping.Resource:
                WriteItems(report, cost);
                break;
            default:
                CostTable.Write(report, cost.ByComponent);
                break;
        }
        report.Line();
        CostSection.WriteNotes(report, cost);
        CostSection.WriteTotal(report, cost);
        return report;
    }

    /// <summary>What changes against another plan.</summary>
    /// <param name="title">The project and the stack.</param>
    /// <param name="cost">The estimate.</param>
    /// <param name="comparison">The changes.</param>
    public static Report Of(string title, CostEstimate cost, CostComparison comparison)
    {
        var report = new Report();
        report.Line("Cost of ").Add(title, Tone.Strong).Add(", before and after");
        report.Line();
        foreach (var change in comparison.Changes)
        {
            report.Line("  ").Add(change.Urn, Tone.Quiet);
            report.Line("    ").Add($"{Amount(change.Before)} -> {Amount(change.After)}  ").Add(CostText.Difference(change.Difference), ToneOf(change.Difference));
        }
        if (comparison.Changes.IsEmpty)
            report.Line("  nothing costs more or less");
        report.Line();
        report.Line("change", Tone.Strong).Add($"  {CostText.Money(comparison.Before)} -> {CostText.Money(comparison.After)} a month  ")
            .Add(CostText.Difference(comparison.Difference), ToneOf(comparison.Difference));
        CostSection.WriteTotal(report, cost);
        return report;
    }

    private static void WriteTeams(Report report, CostEstimate cost)
    {
        CostTable.Write(report, [.. cost.ByTeam.Select(share => KeyValuePair.Create(share.Name, share.Monthly))]);
        report.Line();
        foreach (var share in cost.ByTeam.Where(share => share.Cores > 0 || share.GiB > 0 || share.BudgetUsd is not null))
        {
            var line = report.Line($"  {share.Name}: ").Add(
                $"{CostText.Quantity(share.Cores)} processors and {CostText.Quantity(share.GiB)} GiB asked for, machines {CostText.Money(share.Machines)}, volumes {CostText.Money(share.Own)}", Tone.Quiet);
            if (share.BudgetUsd is { } budget)
                line.Add($"; {CostText.Money(share.Monthly)} of {CostText.Money(budget)}", share.Monthly > budget ? Tone.Error : Tone.Good);
        }
    }

    private static void WriteItems(Report report, CostEstimate cost)
    {
        foreach (var item in cost.Items)
        {
            report.Line("  ").Add(item.Urn, Tone.Quiet);
            report.Line("    ").Add(CostText.Money(item.Monthly)).Add($"  {item.Basis}");
        }
    }

    private static string Amount(decimal? usd) => usd is null ? "nothing" : CostText.Money(usd.Value);

    private static Tone ToneOf(decimal difference) => difference > 0 ? Tone.Warning : Tone.Good;
}

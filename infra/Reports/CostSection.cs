using Infra.Cost;

namespace Infra.Reports;

/// <summary>The part of a preview that says what a month costs; `infra cost` says more.</summary>
internal static class CostSection
{
    /// <summary>The sum against the budget, the components, and what has no price.</summary>
    public static void Write(Report report, CostEstimate? cost)
    {
        if (cost is null)
            return;
        WriteTotal(report, cost);
        CostTable.Write(report, cost.ByComponent);
        WriteNotes(report, cost);
        report.Line();
    }

    /// <summary>One line: the sum, the budget, and what it may become.</summary>
    public static void WriteTotal(Report report, CostEstimate cost)
    {
        var (budget, isOver) = (cost.Settings.BudgetUsd, cost.Monthly > cost.Settings.BudgetUsd);
        report.Line("cost", Tone.Strong)
            .Add($"  {cost.Currency} {CostText.Money(cost.Monthly)} a month", isOver ? Tone.Error : Tone.Plain)
            .Add($" of {CostText.Money(budget)}{(budget > 0 ? $" ({CostText.Quantity(cost.Monthly / budget * 100)}%)" : "")}")
            .Add($"; {CostText.Money(cost.Minimum)} with the fewest machines, {CostText.Money(cost.Maximum)} with the most", Tone.Quiet);
    }

    /// <summary>What has no price, and where more machines are needed than are counted.</summary>
    public static void WriteNotes(Report report, CostEstimate cost)
    {
        foreach (var what in cost.Unpriced)
            report.Line("  no price: ", Tone.Warning).Add(what);
        foreach (var load in cost.Loads.Where(load => load.IsShort))
        {
            report.Line($"  {load.Cluster}: ", Tone.Warning).Add(
                $"{CostText.Quantity(load.AskedCores)} processors and {CostText.Quantity(load.AskedGiB)} GiB are asked for, and the {Words.Count(load.Machines, "worker")} counted {(load.Machines == 1 ? "has" : "have")} "
                + $"{CostText.Quantity(load.Cores)} and {CostText.Quantity(load.GiB)}: there will be more, up to the greater sum");
        }
    }
}

using System.Globalization;
using Infra.Capacity;
using Infra.Components;

namespace Infra.Reports;

/// <summary>What clusters' pods ask for and what their machines offer, for people.</summary>
internal static class CapacityReport
{
    private const int NameWidth = 32;

    /// <summary>A part for each cluster.</summary>
    public static Report Of(string project, string stack, IReadOnlyList<ClusterCapacity> clusters)
    {
        var report = new Report();
        report.Line("Capacity of ").Add($"{project}/{stack}", Tone.Strong);
        foreach (var cluster in clusters)
        {
            report.Line();
            report.Line(cluster.Cluster, Tone.Strong);
            WriteDemands(report, cluster);
            WriteMachines(report, cluster);
        }
        return report;
    }

    private static void WriteDemands(Report report, ClusterCapacity cluster)
    {
        report.Line($"  {"asked for by".PadRight(NameWidth)}  pods   cores     GiB", Tone.Quiet);
        foreach (var addon in cluster.Demands.Where(demand => !demand.OnEveryNode).GroupBy(demand => demand.Addon, StringComparer.Ordinal))
            Row(report, addon.Key, addon.Sum(demand => demand.Pods), Amount.Sum(addon.Select(demand => demand.Together)), Tone.Plain);
        Row(report, "together", cluster.Demands.Where(demand => !demand.OnEveryNode).Sum(demand => demand.Pods), cluster.Asked, Tone.Strong);
        Row(report, "on every machine", cluster.Demands.Where(demand => demand.OnEveryNode).Sum(demand => demand.Pods), cluster.OnEveryNode, Tone.Plain);
    }

    private static void WriteMachines(Report report, ClusterCapacity cluster)
    {
        foreach (var group in cluster.Groups)
        {
            report.Line($"  {group.Name}: {Bounds(group.Least, group.Most)} {group.MachineType} in {group.Zone}, each with room for {Text(group.Offer - cluster.OnEveryNode)}");
        }
        foreach (var type in cluster.UnknownTypes)
            report.Line("  ").Add($"{type}: nobody says how large it is, so it does not count", Tone.Warning);
        var (least, most) = (cluster.Groups.Sum(group => group.Least), cluster.Groups.Sum(group => group.Most));
        if (cluster.Needed is { } needed)
            report.Line("  ").Add("fits", Tone.Good).Add($" on {Words.Count(needed.Machines, "machine")} of {Bounds(least, most)}");
        else
            report.Line("  ").Add("does not fit", Tone.Error).Add($" on {Words.Count(most, "machine")}: no room for {string.Join(", ", cluster.AtMost.WithoutRoom)}");
        foreach (var (zone, placement) in cluster.WithoutZone)
        {
            var line = report.Line($"  without {zone}: ").Add(placement.Fits ? "fits" : "does not fit", placement.Fits ? Tone.Good : Tone.Warning).Add($" on {Words.Count(placement.Machines, "machine")}");
            if (!placement.Fits)
                line.Add($"; no room for {string.Join(", ", placement.WithoutRoom)}");
            if (placement.Waiting.Count > 0)
                line.Add($"; {string.Join(", ", placement.Waiting)} wait for their volumes", Tone.Quiet);
        }
    }

    private static void Row(Report report, string name, int pods, Amount amount, Tone tone) => report.Line("  ").Add(
        string.Create(CultureInfo.InvariantCulture, $"{name.PadRight(NameWidth)}  {pods,4}  {amount.Cores,6:0.00}  {amount.MemoryBytes / Quantity.BytesOfGiB,6:0.00}"), tone);

    private static string Bounds(int least, int most) => least == most ? FormattableString.Invariant($"{least}") : FormattableString.Invariant($"{least} to {most}");

    private static string Text(Amount amount) => string.Create(CultureInfo.InvariantCulture, $"{amount.Cores:0.00} cores and {amount.MemoryBytes / Quantity.BytesOfGiB:0.00} GiB");
}

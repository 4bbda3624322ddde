using System.Globalization;
using static Infra.Components.OpenCostMetrics;

namespace Infra.Components;

/// <summary>What is added up of costs. Each cluster's Prometheus knows that cluster's alone.</summary>
internal static class OpenCostRecordings
{
    private const string Part = "part";
    private const string GiB = "(1024 * 1024 * 1024)";
    private const string Labels = "kube_namespace_labels";
    private const string TeamLabel = $"label_{TeamLabels.Team}";

    /// <summary>The average month, in hours.</summary>
    public const int HoursOfAMonth = 730;

    public static IReadOnlyList<RecordingRule> For(AddonContext context)
    {
        // As kube-state-metrics names labels.
        var costCentreLabel = $"label_{TeamLabels.CostCentre.Replace('-', '_')}";
        var platform = LabelText.Of(context.Scope.Tags.Common[Tags.OwnerKey]);
        return
        [
            PartOf(NamespacePartCost, "processor", $"sum by (namespace) ({MetricLabels.OfObject(Processors)} * on (node) group_left () max by (node) ({ProcessorPrice}))"),
            PartOf(NamespacePartCost, "memory", $"sum by (namespace) ({MetricLabels.OfObject(MemoryBytes)} / {GiB} * on (node) group_left () max by (node) ({MemoryPrice}))"),
            PartOf(
                NamespacePartCost,
                "volumes",
                $"sum by (namespace) ({MetricLabels.OfObject(VolumeBytes)} / {GiB} * on (persistentvolume) group_left () max by (persistentvolume) ({VolumePrice}))"),
            new(NamespaceCost, $"sum by (namespace) ({NamespacePartCost})"),
            // What nobody has labelled is the control plane's, and so the platform's.
            new(TeamCost, $"""sum by ({TeamLabel}) (label_replace({Joined(TeamLabel)}, "{TeamLabel}", "{platform}", "{TeamLabel}", ""))"""),
            new(CostCentreCost, $"sum by ({costCentreLabel}) ({Joined(costCentreLabel)})"),
            new(TeamMonthCost, $"{HoursOfAMonth} * avg_over_time({TeamCost}[1d])"),
            .. context.Teams.Select(team => Budget(context, team)),
            PartOf(ClusterPartCost, "machines", $"sum(max by (node) ({MachinePrice}))"),
            PartOf(ClusterPartCost, "volumes", $"sum(max by (persistentvolume) (kube_persistentvolume_capacity_bytes) / {GiB} * on (persistentvolume) max by (persistentvolume) ({VolumePrice}))"),
            PartOf(ClusterPartCost, "load balancers", $"sum({LoadBalancerPrice})"),
            new(ClusterCost, $"sum({ClusterPartCost})"),
            new(IdleCost, $$"""sum({{ClusterPartCost}}{{{Part}}="machines"}) - sum({{NamespacePartCost}}{{{Part}}=~"processor|memory"})"""),
        ];
    }

    private static RecordingRule PartOf(string record, string part, string expression) =>
        new(record, expression) { Labels = new Dictionary<string, string> { [Part] = part } };

    private static string Joined(string label) =>
        $"{NamespaceCost} * on (namespace) group_left ({label}) max by (namespace, {label}) ({Labels})";

    // A team's applications run in every cluster, and a budget is of all of them.
    private static RecordingRule Budget(AddonContext context, Team team)
    {
        var dollars = Math.Round((decimal)team.MonthlyBudgetUsd / context.ClusterNames.Count, 2);
        return new(TeamBudget, $"vector({dollars.ToString(CultureInfo.InvariantCulture)})") { Labels = new Dictionary<string, string> { [TeamLabel] = LabelText.Of(team.Name) } };
    }
}

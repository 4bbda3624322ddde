using static Infra.Components.OpenCostMetrics;

namespace Infra.Components;

/// <summary>What is watched of costs.</summary>
internal static class OpenCostMonitoring
{
    private static readonly string Month = FormattableString.Invariant($"{OpenCostRecordings.HoursOfAMonth} *");

    public static IReadOnlyList<Alert> AlertsFor(AddonContext context) =>
    [
        .. TeamAlerts(context),
        new Alert
        {
            Name = "CostsUnknown",
            Severity = AlertSeverity.Warning,
            Expression = $"absent({MachinePrice}) or max({MachinePrice}) == 0",
            For = "1h",
            Summary = "OpenCost tells no price of any machine",
        },
        new Alert
        {
            Name = "MachineWithoutPrice",
            Severity = AlertSeverity.Warning,
            Expression = $"count(max by (node) (kube_node_status_capacity{{resource=\"cpu\"}}) unless on (node) max by (node) ({MachinePrice})) > 0",
            For = "1h",
            Summary = "{{ $value }} machines are in no cost, nor is what runs on them",
        },
    ];

    public static Dashboard DashboardFor(AddonContext context) => new()
    {
        Title = "Cost",
        Rows =
        [
            new DashboardRow(
                "A month as things are now",
                Panel.Number("This cluster", PanelUnit.Dollars, new Query($"{Month} {ClusterCost}")) with
                {
                    Description = "Machines, volumes and load balancers; not traffic, logs, nor what is outside of the cluster.",
                },
                Panel.Number("Idle", PanelUnit.Dollars, new Query($"{Month} {IdleCost}")) with { Description = "Machines' processors and memory that no container has for itself." },
                Panel.Bars("By part", PanelUnit.Dollars, new Query($"{Month} {ClusterPartCost}", "{{part}}")),
                Panel.Bars("By cost centre", PanelUnit.Dollars, new Query($"{Month} {CostCentreCost}", "{{label_cost_centre}}"))),
            new DashboardRow(
                "Teams",
                [Panel.Bars("A month as the last day was", PanelUnit.Dollars, new Query(TeamMonthCost, "{{label_team}}")),
                .. BudgetPanels(context),
                Panel.Lines("An hour", PanelUnit.Dollars, new Query(TeamCost, "{{label_team}}"))]),
            new DashboardRow(
                "Namespaces",
                Panel.Bars("A month as now", PanelUnit.Dollars, new Query($"topk(20, {Month} {NamespaceCost})", "{{namespace}}")),
                Panel.Table("By part", PanelUnit.Dollars, new Query($"sort_desc({Month} {NamespacePartCost})", "{{namespace}} {{part}}"))),
            new DashboardRow(
                "Machines",
                Panel.Table("An hour", PanelUnit.Dollars, new Query($"sort_desc(max by (node, instance_type) ({MachinePrice}))", "{{node}} {{instance_type}}")),
                Panel.Lines("An hour of all, and what is idle", PanelUnit.Dollars, new Query($$"""{{ClusterPartCost}}{part="machines"}""", "all"), new Query(IdleCost, "idle")),
                Panel.Number("Spot instances", PanelUnit.None, new Query($"sum(max by (node) ({IsSpot}))"))),
        ],
    };

    // Without teams nobody records a budget.
    private static IEnumerable<Alert> TeamAlerts(AddonContext context) => context.Teams.Count == 0 ? [] :
    [
        new Alert
        {
            Name = "TeamBudgetForecastExceeded",
            Severity = AlertSeverity.Warning,
            Expression = $"{TeamMonthCost} > on (label_team) {TeamBudget}",
            For = "6h",
            Summary = "A month as the last day was costs {{ $labels.label_team }} ${{ $value | printf \"%.2f\" }} in this cluster, more than its budget",
            Labels = new Dictionary<string, string> { [AlertObjects.TeamLabel] = "{{ $labels.label_team }}" },
        },
    ];

    private static IEnumerable<Panel> BudgetPanels(AddonContext context) => context.Teams.Count == 0 ? [] :
    [
        Panel.Bars("Share of the budget", PanelUnit.Share, new Query($"{TeamMonthCost} / on (label_team) {TeamBudget}", "{{label_team}}")) with { Thresholds = new Thresholds(0.8, 1) },
        Panel.Table("Budgets in this cluster", PanelUnit.Dollars, new Query(TeamBudget, "{{label_team}}")),
    ];
}

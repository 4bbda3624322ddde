namespace Infra.Components;

/// <summary>
/// What OpenCost tells (https://opencost.io/docs/integrations/metrics; opencost pkg/costmodel/metrics.go), and what is recorded of it. Dollars an hour; of a processor, of a GiB of
/// memory, of a GiB of a volume.
/// </summary>
internal static class OpenCostMetrics
{
    /// <summary>Of a machine.</summary>
    public const string MachinePrice = "node_total_hourly_cost";

    /// <summary>Of a processor of a machine.</summary>
    public const string ProcessorPrice = "node_cpu_hourly_cost";

    /// <summary>Of a GiB of a machine's memory.</summary>
    public const string MemoryPrice = "node_ram_hourly_cost";

    /// <summary>Of a GiB of a volume.</summary>
    public const string VolumePrice = "pv_hourly_cost";

    /// <summary>Of a Service's load balancer.</summary>
    public const string LoadBalancerPrice = "kubecost_load_balancer_cost";

    /// <summary>1 where a machine is a spot instance.</summary>
    public const string IsSpot = "kubecost_node_is_spot";

    /// <summary>Processors that a container has for itself: what it asks for, or what it uses where that is more.</summary>
    public const string Processors = "container_cpu_allocation";

    /// <summary>Bytes of memory that a container has for itself.</summary>
    public const string MemoryBytes = "container_memory_allocation_bytes";

    /// <summary>Bytes of a volume that a pod has.</summary>
    public const string VolumeBytes = "pod_pvc_allocation";

    /// <summary>Recorded: of a namespace, by <c>part</c>: "processor", "memory", "volumes".</summary>
    public const string NamespacePartCost = "namespace_part:cost_hourly:usd";

    /// <summary>Recorded: of a namespace.</summary>
    public const string NamespaceCost = "namespace:cost_hourly:usd";

    /// <summary>Recorded: of a team, by <c>label_team</c>.</summary>
    public const string TeamCost = "team:cost_hourly:usd";

    /// <summary>Recorded: of a cost centre, by <c>label_cost_centre</c>.</summary>
    public const string CostCentreCost = "cost_centre:cost_hourly:usd";

    /// <summary>Recorded: a month of a team as the last day was.</summary>
    public const string TeamMonthCost = "team:cost_monthly:usd";

    /// <summary>Recorded: what a month of a team may cost in a cluster.</summary>
    public const string TeamBudget = "team:budget_monthly:usd";

    /// <summary>Recorded: of the cluster, by <c>part</c>: "machines", "volumes", "load balancers".</summary>
    public const string ClusterPartCost = "cluster_part:cost_hourly:usd";

    /// <summary>Recorded: of the cluster.</summary>
    public const string ClusterCost = "cluster:cost_hourly:usd";

    /// <summary>Recorded: of what no container has for itself.</summary>
    public const string IdleCost = "cluster:idle_hourly:usd";

    public static IReadOnlyList<string> All { get; } = [Processors, MemoryBytes, LoadBalancerPrice, IsSpot, ProcessorPrice, MemoryPrice, MachinePrice, VolumeBytes, VolumePrice];
}

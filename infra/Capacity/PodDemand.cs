using Infra.Components;

namespace Infra.Capacity;

/// <summary>Pods of one workload, and what each asks for with the sidecar that the mesh gives it.</summary>
/// <param name="Addon">Who declares it: "keycloak"; "system" for kOps.</param>
/// <param name="Workload">The workload: "keycloak".</param>
/// <param name="Pods">How many there are; of those on every machine, how many of each.</param>
/// <param name="Each">What one asks for.</param>
internal sealed record PodDemand(string Addon, string Workload, int Pods, Amount Each)
{
    /// <summary>What kOps' own pods are counted under.</summary>
    public const string System = "system";

    /// <summary>Whether every machine runs it.</summary>
    public bool OnEveryNode { get; init; }

    /// <summary>Whether each has a volume, which is in one zone and keeps it there.</summary>
    public bool HasVolume { get; init; }

    /// <summary>What they ask for together; of those on every machine, on one.</summary>
    public Amount Together => Each * Pods;

    /// <summary>"keycloak/keycloak".</summary>
    public string Name => $"{Addon}/{Workload}";

    /// <summary>
    /// The pods of a cluster that stay, by their names, and what the greatest of those that run to an end asks for: they run seldom, and one after the other.
    /// </summary>
    public static IReadOnlyList<PodDemand> Of(PlatformDeclarations declarations, bool isHome)
    {
        var declared = (from pods in declarations.Pods
                        where pods.Workload.Size is not null && (isHome || IsEverywhere(pods))
                        select (pods.Workload, Demand: OfSize(pods.Addon.Name.Value, pods.Workload.Name, pods.Workload.Size!, declarations.SidecarOf(pods.Workload)))).ToList();
        var passing = declared.Where(each => each.Workload.RunsToCompletion).Select(each => each.Demand).ToList();
        return
        [
            .. declared.Where(each => !each.Workload.RunsToCompletion).Select(each => each.Demand)
                .Concat(SystemPods.OnWorkers.Select(each => OfSize(System, each.Key, each.Value, sidecar: null)))
                .Concat(passing.Count == 0 ? [] : [new PodDemand("jobs", "the greatest", 1, new Amount(passing.Max(each => each.Each.Cores), passing.Max(each => each.Each.MemoryBytes)))])
                .OrderBy(demand => demand.Name, StringComparer.Ordinal),
        ];
    }

    /// <summary>What one pod asks for, with the sidecar that the mesh gives it.</summary>
    public static Amount EachOf(WorkloadSize size, ContainerSize? sidecar) =>
        new(size.Cores + (Quantity.Cores(sidecar?.Cpu) ?? 0), size.MemoryBytes + (Quantity.Bytes(sidecar?.Memory) ?? 0));

    private static PodDemand OfSize(string addon, string workload, WorkloadSize size, ContainerSize? sidecar) =>
        new(addon, workload, size.Replicas, EachOf(size, sidecar)) { OnEveryNode = size.OnEveryNode, HasVolume = size.Volumes.Count > 0 };

    // Databases are in the home cluster, whoever declares them.
    private static bool IsEverywhere(FlowEnd.Pods pods) =>
        pods.Addon.Placement == AddonPlacement.EveryCluster && pods.Workload.Role != PlatformRole.DatabaseServer
        && !pods.Addon.Databases.Any(database => pods.Workload.Name.StartsWith(database.Name, StringComparison.Ordinal) && pods.Workload.Namespace == database.Namespace);
}

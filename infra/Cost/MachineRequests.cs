using Infra.Capacity;
using Infra.Components;
using Infra.Rules;
using Infra.Rules.Argo;

namespace Infra.Cost;

/// <summary>What pods ask of a cluster's machines.</summary>
/// <param name="Cluster">The cluster's label; null where it is none's.</param>
/// <param name="Team">The team whose they are; null for the platform.</param>
/// <param name="Cores">Processors.</param>
/// <param name="GiB">Memory.</param>
internal sealed record MachineRequest(string? Cluster, string? Team, decimal Cores, decimal GiB);

/// <summary>What the declared pods ask of machines, in the clusters that they are delivered to.</summary>
internal static class MachineRequests
{
    /// <summary>The Application that has an add-on's pods: its chart's, or that of its objects.</summary>
    public static string ApplicationOf(Addon addon) =>
        addon.Chart is null ? PlatformApplication.Names.OfObjects(addon) : PlatformApplication.Names.OfChart(addon);

    /// <summary>The pods that stay, kOps' own on workers among them; those of databases stand in the manifests, and those that run to an end come and go.</summary>
    public static IEnumerable<MachineRequest> Of(CostSheet sheet, PlatformModel? platform, IReadOnlyList<ClusterWorkers> clusters)
    {
        if (platform is null)
            yield break;
        var delivered = sheet.Plan.Resources.Where(resource => resource.Type is ArgoTypes.Application or ArgoTypes.ApplicationSet)
            .Select(resource => (Cluster: sheet.Places.ClusterOf(resource), Name: resource.Inputs.At("metadata", "name").Text())).ToHashSet();
        foreach (var cluster in clusters)
        {
            foreach (var size in SystemPods.OnWorkers.Values)
                yield return Of(cluster, null, size, sidecar: null);
        }
        foreach (var pods in platform.Declarations.Pods.Where(pods => pods.Workload is { Size: not null, RunsToCompletion: false } && pods.Workload.Role != PlatformRole.DatabaseServer))
        {
            foreach (var cluster in clusters.Where(cluster => delivered.Contains((cluster.Cluster, ApplicationOf(pods.Addon)))))
                yield return Of(cluster, pods.Addon.Tenant?.Name, pods.Workload.Size!, platform.Declarations.SidecarOf(pods.Workload));
        }
    }

    private static MachineRequest Of(ClusterWorkers cluster, string? team, WorkloadSize size, ContainerSize? sidecar)
    {
        var each = PodDemand.EachOf(size, sidecar);
        var count = size.Replicas * (size.OnEveryNode ? cluster.Machines : 1);
        return new MachineRequest(cluster.Cluster, team, count * (decimal)each.Cores, count * (decimal)each.MemoryBytes / Quantity.BytesOfGiB);
    }
}

using Infra.Components;
using Infra.Planning;
using Infra.Planning.Manifests;
using Infra.Rules;
using Infra.Rules.Kops;
using Infra.Stacks;
using Pulumi.Offline;
using KopsCluster = Infra.Rules.Kops.KopsCluster;

namespace Infra.Cost;

/// <summary>What kOps makes of its documents: machines, their volumes, etcd's, and the load balancer of the API. None of it is a resource of the plan.</summary>
internal static class ClusterCosts
{
    // The sizes that kOps takes where a document says none, in GiB (https://kops.sigs.k8s.io/instance_groups, /cluster_spec).
    private const int ControlPlaneVolume = 64;
    private const int NodeVolume = 128;
    private const int EtcdVolume = 20;

    /// <summary>Adds what each cluster makes, and says what workers there are.</summary>
    public static IReadOnlyList<ClusterWorkers> Add(CostSheet sheet, PlatformModel? platform)
    {
        var documents = sheet.Plan.Resources.Where(resource => resource.Type == ClusterDocuments.ObjectType)
            .Select(resource => (Key: resource.Inputs["key"].Text(), resource)).Where(each => each.Key is not null)
            .ToDictionary(each => each.Key!, each => each.resource, StringComparer.Ordinal);
        var needed = sheet.Assumptions.Nodes == CountedNodes.Needed ? NeededMachines.Of(sheet, platform) : null;
        var workers = new List<ClusterWorkers>();
        foreach (var cluster in KopsCluster.Of(sheet.Plan))
        {
            if (documents.TryGetValue($"{ClusterDocuments.KeyPrefix}{cluster.Cluster.Name}.yaml", out var resource))
                workers.Add(Add(sheet, resource, cluster, needed));
        }
        return workers;
    }

    private static ClusterWorkers Add(CostSheet sheet, PlanResource documents, KopsCluster cluster, NeededMachines? needed)
    {
        var label = cluster.Cluster.Name.Split('.')[0];
        var workers = new ClusterWorkers(label, [.. KopsCluster.Subnets(cluster.Cluster)
            .Where(subnet => subnet.At("type").Text() == "Utility").Select(subnet => subnet.At("zone").Text()).OfType<string>().Distinct(StringComparer.Ordinal)]);
        foreach (var group in cluster.InstanceGroups)
            AddGroup(sheet, documents, group, workers, (least, most) => Counted(sheet, least, most, () => needed?.Of(cluster.Cluster, group, least, most)));
        AddEtcd(sheet, documents, cluster.Cluster, label);
        AddApi(sheet, documents, cluster.Cluster, workers);
        var (internet, zone) = (sheet.Assumptions.InternetGiB, sheet.Assumptions.ZoneGiB);
        // Between zones both ends pay.
        sheet.Add(documents, Part(cluster.Cluster, "traffic"), [new Charge(PriceNames.InternetGiB, $"{internet} GiB to the internet", internet), new Charge(PriceNames.ZoneGiB, $"2 x {zone} GiB between zones", 2 * zone)], label);
        return workers;
    }

    private static int Counted(CostSheet sheet, int least, int most, Func<int?> needed) => sheet.Assumptions.Nodes switch
    {
        CountedNodes.Minimum => least,
        CountedNodes.Maximum => most,
        _ => needed() ?? least,
    };

    private static void AddGroup(CostSheet sheet, PlanResource documents, KopsDocument group, ClusterWorkers workers, Func<int, int, int> counted)
    {
        if (group.Spec("machineType").Text() is not { } type || group.Number("minSize") is not { } least || group.Number("maxSize") is not { } most)
        {
            sheet.AddUnpriced($"{group.Subject}, which lacks a machineType, a minSize or a maxSize");
            return;
        }
        var count = new MachineCount((int)least, (int)most, counted((int)least, (int)most));
        var machines = sheet.Add(documents, Part(group), Machines(sheet, group, type, count), workers.Cluster);
        var size = group.Number("rootVolumeSize") ?? (group.IsWorker ? NodeVolume : ControlPlaneVolume);
        var volumes = sheet.Add(
            documents,
            Part(group, "rootVolume"),
            CostSheet.Volumes(count, (decimal)size, group.Spec("rootVolumeType").Text(), (int?)group.Number("rootVolumeIops"), (int?)group.Number("rootVolumeThroughput")),
            workers.Cluster);
        if (group.IsWorker)
            workers.Add(count.Value, sheet.Prices.MachineTypes.GetValueOrDefault(type), (machines?.Monthly ?? 0) + (volumes?.Monthly ?? 0));
        if (!sheet.Prices.MachineTypes.ContainsKey(type))
            sheet.AddUnpriced($"processors and memory of {type}");
    }

    // Of several types the first is meant, and the others where it is short; kOps' own word for no policy is on demand.
    private static List<Charge> Machines(CostSheet sheet, KopsDocument group, string type, MachineCount count)
    {
        var hasPolicy = group.Spec("mixedInstancesPolicy").IsSet();
        var fixedOnDemand = hasPolicy ? (int)(group.Number("mixedInstancesPolicy", "onDemandBase") ?? 0) : int.MaxValue;
        var aboveOnDemand = hasPolicy ? (decimal)(group.Number("mixedInstancesPolicy", "onDemandAboveBase") ?? 100) / 100 : 1;
        var (price, discount) = (PriceNames.MachineHour(type), sheet.Assumptions.SpotDiscountPercent);
        decimal OnDemand(int machines) => Math.Min(machines, fixedOnDemand) + Math.Max(machines - (decimal)fixedOnDemand, 0) * aboveOnDemand;
        decimal Spot(int machines) => machines - OnDemand(machines);

        var charges = new List<Charge>();
        if (Spot(count.Most) < count.Most || count.Most == 0)
            charges.Add(count.Of(price, $"{CostText.Quantity(OnDemand(count.Value))} x {type}, {sheet.Hours} h", machines => OnDemand(machines) * sheet.Hours));
        if (Spot(count.Most) > 0)
            charges.Add(count.Of(price, $"{CostText.Quantity(Spot(count.Value))} x {type} spot at {100 - discount}%, {sheet.Hours} h", machines => Spot(machines) * sheet.Hours * (100 - discount) / 100));
        return charges;
    }

    private static void AddEtcd(CostSheet sheet, PlanResource documents, KopsDocument cluster, string label)
    {
        foreach (var etcd in cluster.Spec("etcdClusters").Items())
        {
            var charges = etcd.At("etcdMembers").Items()
                .GroupBy(member => (Size: Number(member, "volumeSize") ?? EtcdVolume, Type: member.At("volumeType").Text(), Iops: Number(member, "volumeIops"), Throughput: Number(member, "volumeThroughput")))
                .SelectMany(same => CostSheet.Volumes(MachineCount.Exactly(same.Count()), same.Key.Size, same.Key.Type, same.Key.Iops, same.Key.Throughput));
            sheet.Add(documents, Part(cluster, $"etcd-{etcd.At("name").Text()}"), [.. charges], label);
        }
    }

    private static void AddApi(CostSheet sheet, PlanResource documents, KopsDocument cluster, ClusterWorkers workers)
    {
        if (!cluster.Spec("api", "loadBalancer").IsSet())
            return;
        if (cluster.Spec("api", "loadBalancer", "class").Text() == "Network")
            sheet.Add(documents, Part(cluster, "apiLoadBalancer"), sheet.LoadBalancer(cluster.Spec("api", "loadBalancer", "type").Text() == "Public" ? workers.PublicZones.Count : 0), workers.Cluster);
        else
            sheet.AddUnpriced("load balancers of the class Classic");
    }

    private static string Part(KopsDocument document, string? part = null) => $"{document.Kind}/{document.Name}{(part is null ? "" : $"/{part}")}";

    private static int? Number(PlanValue value, string key) => (value.At(key) as PlanValue.NumberValue)?.Value is { } number ? (int)number : null;
}

/// <summary>The machines of a cluster that run workloads, and what they cost with their root volumes.</summary>
/// <param name="Cluster">The cluster's label.</param>
/// <param name="PublicZones">The zones in which load balancers have public addresses.</param>
internal sealed record ClusterWorkers(string Cluster, IReadOnlyList<string> PublicZones)
{
    /// <summary>How many there are.</summary>
    public int Machines { get; private set; }

    /// <summary>Their processors.</summary>
    public decimal Cores { get; private set; }

    /// <summary>Their memory.</summary>
    public decimal GiB { get; private set; }

    /// <summary>What they cost, in US dollars.</summary>
    public decimal Monthly { get; private set; }

    /// <summary>Counts a group in.</summary>
    public void Add(int machines, MachineType? type, decimal monthly)
    {
        Machines += machines;
        Cores += machines * (type?.Cpus ?? 0);
        GiB += machines * (type?.MemoryMiB ?? 0) / 1024m;
        Monthly += monthly;
    }
}

using Infra.Capacity;
using Infra.Components;
using Infra.Tests.Support;
using KopsCluster = Infra.Rules.Kops.KopsCluster;

namespace Infra.Tests.Capacity;

public sealed class ClusterCapacityTests
{
    private const double Gibibyte = 1024 * 1024 * 1024;

    private static readonly Amount Large = new(2, 8 * Gibibyte);

    [Fact]
    public void Groups_Workers_OfferWhatIsNotReserved()
    {
        var group = GroupsOf(KopsYaml.With("  networkCIDR:", "  kubelet: {kubeReserved: {cpu: 100m, memory: 300Mi}, systemReserved: {cpu: 100m, memory: 200Mi}}\n  networkCIDR:"))[0];

        Assert.Equal(("general-a", "eu-central-1a", "m6i.large", 1, 4), (group.Name, group.Zone, group.MachineType, group.Least, group.Most));
        Assert.Equal(1.8, group.Offer.Cores, 6);
        // 7.5 % for what is below Linux, 100 MiB for evictions, 500 MiB reserved.
        Assert.Equal((8 * 1024 * 0.925) - 600, group.Offer.MemoryBytes / 1024 / 1024, 6);
    }

    [Fact]
    public void Groups_WithATaint_DoNotCount() =>
        Assert.Equal(3, GroupsOf(KopsYaml.WithGroup(KopsYaml.Group("spot-a", "Node", "a", 1, 4, "taints: [spot=true:NoSchedule]"))).Count);

    [Fact]
    public void Groups_OfSeveralTypes_CountTheSmallest()
    {
        var plan = KopsYaml.WithGroup(KopsYaml.Group("mixed-a", "Node", "a", 0, 1, "mixedInstancesPolicy: {instances: [m6i.large, tiny]}"));
        Assert.Equal(("tiny", 1), (GroupsOf(plan).Single(group => group.Name == "mixed-a").MachineType, (int)GroupsOf(plan).Single(group => group.Name == "mixed-a").Offer.Cores));
    }

    [Fact]
    public void Groups_OfAnUnknownType_AreNamed()
    {
        var unknown = new List<string>();
        Assert.Empty(MachineGroup.Of(Cluster(KopsYaml.Plan()), _ => null, unknown));
        Assert.Equal(["m6i.large"], unknown.Distinct());
    }

    [Fact]
    public void Demands_OfTheHomeCluster_HaveSidecarsSystemPodsAndTheGreatestJob()
    {
        var demands = DemandsOf(isHome: true);

        Assert.Equal(0.5 + (Quantity.Cores(Istiod.Sidecar.Cpu) ?? 0), demands.Single(demand => demand.Name == "shop/web").Each.Cores, 6);
        Assert.Equal(0.3, demands.Single(demand => demand.Addon == "jobs").Each.Cores, 6);
        Assert.True(demands.Single(demand => demand.Name == "system/calico-node").OnEveryNode);
        Assert.DoesNotContain(demands, demand => demand.Workload == "migrate");
    }

    [Fact]
    public void Demands_OfAnotherCluster_LackWhatIsAtHome()
    {
        Assert.Contains(DemandsOf(isHome: true), demand => demand.Name == "portal/portal");
        Assert.DoesNotContain(DemandsOf(isHome: false), demand => demand.Name == "portal/portal");
    }

    [Fact]
    public void Of_Cluster_SaysHowManyMachinesItTakesAndWhatALostZoneLeaves()
    {
        var capacity = Of(replicas: 12);

        Assert.Equal(KopsYaml.Name, capacity.Cluster);
        // Twelve of 0.55 cores, 0.42 of kOps' and 0.3 of a Job, on machines with room for 1.62: two of each zone hold two each.
        Assert.Equal((6, true), (capacity.Needed!.Machines, capacity.AtMost.Fits));
        Assert.All(capacity.WithoutZone, each => Assert.True(each.Value.Fits));
    }

    [Fact]
    public void Of_ClusterWhoseRoomALostZoneTakes_SaysWhich()
    {
        var capacity = Of(replicas: 20);

        Assert.True(capacity.AtMost.Fits);
        Assert.Equal(["eu-central-1a", "eu-central-1b", "eu-central-1c"], capacity.WithoutZone.Where(each => !each.Value.Fits).Select(each => each.Key));
        Assert.Null(Of(replicas: 60).Needed);
    }

    private static ClusterCapacity Of(int replicas) => ClusterCapacity.Of(KopsYaml.Plan().Build(), Platform(replicas), type => type == "m6i.large" ? Large : null).Single();

    private static IReadOnlyList<PodDemand> DemandsOf(bool isHome) => PodDemand.Of(Platform(1).Declarations, isHome);

    private static IReadOnlyList<MachineGroup> GroupsOf(PlanBuilder plan) =>
        MachineGroup.Of(Cluster(plan), type => type == "tiny" ? new Amount(1, 2 * Gibibyte) : Large, []);

    private static KopsCluster Cluster(PlanBuilder plan) => KopsCluster.Of(plan.Build()).Single();

    private static PlatformModel Platform(int replicas) => PlatformModel.Derive(RuleAddons.Context, [TestPlatform.Mesh(RuleAddons.Context), Shop(replicas), Portal()]);

    private static Addon Shop(int replicas) => new()
    {
        Name = new AddonName("shop"),
        Summary = "Sells",
        Layer = AddonLayer.Experience,
        Namespaces = [new AddonNamespace { Name = "shop", InMesh = true }],
        Workloads = [Sized("web", "shop", replicas, "500m"), Sized("migrate", "shop", 1, "300m") with { RunsToCompletion = true, InMesh = false }],
    };

    private static Addon Portal() => new()
    {
        Name = new AddonName("portal"),
        Summary = "Shows",
        Layer = AddonLayer.Experience,
        Placement = AddonPlacement.HomeCluster,
        Namespaces = [new AddonNamespace { Name = "portal" }],
        Workloads = [Sized("portal", "portal", 1, "100m")],
    };

    private static AddonWorkload Sized(string name, string @namespace, int replicas, string cpu) => new()
    {
        Name = name,
        Namespace = @namespace,
        Labels = new Dictionary<string, string> { ["app"] = name },
        Size = new WorkloadSize { Replicas = replicas, Containers = [new ContainerSize(name, cpu, "64Mi", "64Mi")] },
    };
}

using Infra.Capacity;

namespace Infra.Tests.Capacity;

public sealed class SchedulingTests
{
    private static readonly Amount Room = new(2, 8);

    private static readonly MachineGroup A = new("a", "zone-a", "large", 1, 2, Room);

    private static readonly MachineGroup B = new("b", "zone-b", "large", 1, 2, Room);

    [Fact]
    public void Place_PodsThatFillTheMachines_Fit()
    {
        var placement = Place([Pods("web", 8, 0.5, 1)], group => group.Least + 1);
        Assert.Equal((4, true), (placement.Machines, placement.Fits));
    }

    [Fact]
    public void Place_OneMorePod_IsNamedWithHowMany()
    {
        Assert.Equal(["2 of shop/web"], Place([Pods("web", 10, 0.5, 1)], _ => 1).WithoutRoom);
        Assert.Equal(["shop/web"], Place([Pods("web", 9, 0.5, 1)], _ => 1).WithoutRoom);
    }

    [Fact]
    public void Place_GreatPodsAmongSmall_ComeFirst() => Assert.True(Place([Pods("a-small", 4, 0.5, 1), Pods("great", 2, 2, 1)], group => group == A ? 2 : 1).Fits);

    [Fact]
    public void Place_MemoryAlone_IsABoundToo() => Assert.Equal(["shop/web"], Place([Pods("web", 3, 0.1, 5)], _ => 1).WithoutRoom);

    [Fact]
    public void Place_WhatIsOnEveryMachine_IsTakenOffEach() =>
        Assert.Equal(["2 of shop/web"], Place([Pods("agent", 1, 1.5, 1) with { OnEveryNode = true }, Pods("web", 6, 0.5, 1)], _ => 2).WithoutRoom);

    [Fact]
    public void Place_Volumes_StayInTheirZones()
    {
        // Two each: the third of zone a has no machine there, though zone b has room.
        var database = Pods("database", 4, 1.5, 1) with { HasVolume = true };
        Assert.Equal(["shop/database"], Place([database], group => group == A ? 1 : 2).WithoutRoom);
        Assert.True(Place([database with { HasVolume = false }], group => group == A ? 2 : 2).Fits);
    }

    [Fact]
    public void Place_ZoneThatIsLost_LeavesItsVolumesWaitingAndMovesTheRest()
    {
        var placement = Scheduling.Place([B], ["zone-a", "zone-b"], [Pods("database", 2, 1, 1) with { HasVolume = true }, Pods("web", 3, 1, 1)], _ => 2);
        Assert.Equal((true, "shop/database"), (placement.Fits, string.Join(',', placement.Waiting)));
    }

    [Fact]
    public void Place_MorePodsThanAKubeletTakes_DoNotFit() =>
        Assert.Equal(["2 of shop/web"], Place([Pods("web", (2 * MachineGroup.PodsPerMachine) + 2, 0.001, 0.001)], _ => 1).WithoutRoom);

    private static PodDemand Pods(string workload, int pods, double cores, double memory) => new("shop", workload, pods, new Amount(cores, memory));

    private static Placement Place(IReadOnlyList<PodDemand> demands, Func<MachineGroup, int> count) => Scheduling.Place([A, B], ["zone-a", "zone-b"], demands, count);
}

using Infra.Rules.Kops;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Kops;

public sealed class ZoneLossTests : RuleTest<ZoneLoss>
{
    [Fact]
    public void Check_SoundCluster_Holds() => AssertHolds(KopsYaml.Plan());

    [Fact]
    public void Check_PlanWithoutClusters_Holds() => AssertHolds(new PlanBuilder());

    private const string Cluster = """
        kind: Cluster
        metadata: {name: x.example.com}
        spec: {subnets: [{name: private-a, zone: a}, {name: private-b, zone: b}, {name: private-c, zone: c}]}

        """;

    [Fact]
    public void Check_OneZone_Holds() => AssertHolds(Plan(KopsYaml.Group("general", "Node", "a", 1, 1)));

    [Fact]
    public void Check_GroupOverSeveralZones_Holds() => AssertHolds(Plan(Over("private-a, private-b, private-c", 3)));

    [Fact]
    public void Check_NoWorkersButTainted_Breaks() =>
        AssertBroken(
            Plan(KopsYaml.Group("a", "Node", "a", 2, 2, "taints: [x=y:NoSchedule]") + KopsYaml.Group("b", "Node", "b", 0, 2)),
            "clusters/dev/x.yaml#Cluster/x.example.com", "No worker group without taints");

    [Fact]
    public void Check_TaintThatPods_MayIgnore_Counts() =>
        AssertHolds(Plan(KopsYaml.Group("a", "Node", "a", 1, 2, "taints: [x=y:PreferNoSchedule]") + KopsYaml.Group("b", "Node", "b", 1, 2)));

    [Fact]
    public void Check_WorkersOfOneZone_Breaks() =>
        AssertBroken(
            Plan(KopsYaml.Group("control", "ControlPlane", "b", 1, 1) + KopsYaml.Group("a", "Node", "a", 2, 2)),
            "clusters/dev/x.yaml#Cluster/x.example.com", "Without a, 0 of at least 2 workers are left");

    [Fact]
    public void Check_MostWorkersInOneZone_Breaks() =>
        AssertBroken(
            Plan(KopsYaml.Group("a", "Node", "a", 3, 9) + KopsYaml.Group("b", "Node", "b", 1, 9) + KopsYaml.Group("c", "Node", "c", 1, 9)),
            "clusters/dev/x.yaml#Cluster/x.example.com", "Without a, 2 of at least 5 workers are left");

    [Fact]
    public void Check_GroupThatCannotBeSpread_BreaksForEachZone() => Assert.Equal(2, Check(Plan(Over("private-a, private-b", 1))).Count);

    private static string Over(string subnets, int min) => KopsYaml.Group("general", "Node", "a", min, 9).Replace("private-a", subnets, StringComparison.Ordinal);

    private static PlanBuilder Plan(string groups) => new PlanBuilder().AddCluster("x.example.com", Cluster + groups);
}

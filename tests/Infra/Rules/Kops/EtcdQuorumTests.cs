using Infra.Rules.Kops;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Kops;

public sealed class EtcdQuorumTests : RuleTest<EtcdQuorum>
{
    [Fact]
    public void Check_SoundCluster_Holds() => AssertHolds(KopsYaml.Plan());

    [Fact]
    public void Check_PlanWithoutClusters_Holds() => AssertHolds(new PlanBuilder());

    private const string MemberC = "    - {name: c, instanceGroup: control-plane-c, encryptedVolume: true, kmsKeyId: arn}\n";
    private const string MemberB = "    - {name: b, instanceGroup: control-plane-b, encryptedVolume: true, kmsKeyId: arn}\n";

    [Fact]
    public void Check_OneMember_Holds() => AssertHolds(KopsYaml.With(MemberB + MemberC, ""));

    [Fact]
    public void Check_FiveMembersOverThreeZones_Holds() =>
        AssertHolds(new PlanBuilder().AddCluster(
            KopsYaml.Name,
            KopsYaml.Text.Replace(
                MemberC, MemberC + "    - {name: d, instanceGroup: control-plane-d}\n    - {name: e, instanceGroup: control-plane-e}\n", StringComparison.Ordinal)
            + KopsYaml.Group("control-plane-d", "ControlPlane", "a", 1, 1) + KopsYaml.Group("control-plane-e", "Master", "b", 1, 1)));

    [Fact]
    public void Check_EvenMembers_Breaks() => AssertBroken(KopsYaml.With(MemberC, "", once: true), KopsYaml.ClusterSubject, "'main' has 2 members");

    [Fact]
    public void Check_NoCluster_Breaks() => AssertBroken(KopsYaml.With("- name: events", "- name: other"), KopsYaml.ClusterSubject, "'events' has no members");

    [Theory]
    [InlineData("instanceGroup: control-plane-c", "instanceGroup: general-c", "'main' has a member on 'general-c', which is no control plane group")]
    [InlineData("instanceGroup: control-plane-c", "instanceGroup: gone", "'main' has a member on 'gone'")]
    public void Check_MemberWithoutAControlPlaneGroup_Breaks(string before, string after, string message) =>
        AssertBroken(KopsYaml.With(before, after, once: true), KopsYaml.ClusterSubject, message);

    [Fact]
    public void Check_TwoMembersOnOneGroup_BreaksForGroupAndZone() =>
        Assert.Equal(
            ["etcd cluster 'main' has 2 of its 3 members in eu-central-1a.", "etcd cluster 'main' has several members on 'control-plane-a'."],
            Check(KopsYaml.With("instanceGroup: control-plane-c", "instanceGroup: control-plane-a", once: true)).Select(finding => finding.Message).Order(StringComparer.Ordinal));

    [Fact]
    public void Check_MajorityInOneZone_Breaks() =>
        Assert.All(Check(KopsYaml.With("subnets: [private-b]", "subnets: [private-a]", once: true)), finding => Assert.Contains("2 of its 3 members in eu-central-1a", finding.Message, StringComparison.Ordinal));
}

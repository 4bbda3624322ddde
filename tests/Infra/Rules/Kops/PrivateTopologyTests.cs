using Infra.Rules.Kops;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Kops;

public sealed class PrivateTopologyTests : RuleTest<PrivateTopology>
{
    [Fact]
    public void Check_SoundCluster_Holds() => AssertHolds(KopsYaml.Plan());

    [Fact]
    public void Check_PlanWithoutClusters_Holds() => AssertHolds(new PlanBuilder());

    [Fact]
    public void Check_BastionInAPublicSubnet_Holds() => AssertHolds(KopsYaml.WithGroup(KopsYaml.Group("bastion", "Bastion", "a", 1, 1).Replace("private-a", "utility-a", StringComparison.Ordinal)));

    [Theory]
    [InlineData("subnets: [private-a]", "subnets: [utility-a]", "subnet 'utility-a' is not of type Private")]
    [InlineData("subnets: [private-a]", "subnets: [private-z]", "subnet 'private-z' is none of the cluster's")]
    [InlineData("subnets: [private-a]", "subnets: []", "names no subnet")]
    [InlineData("subnets: [private-a]", "subnets: [private-a]\n  associatePublicIp: true", "get public addresses")]
    public void Check_Group_Breaks(string before, string after, string message) =>
        AssertBroken(KopsYaml.With(before, after, once: true), KopsYaml.GroupSubject("control-plane-a"), message);

    [Theory]
    [InlineData("masters")]
    [InlineData("nodes")]
    public void Check_PublicTopology_Breaks(string key) => AssertBroken(KopsYaml.With($"{key}: private", $"{key}: public"), KopsYaml.ClusterSubject, $"\"topology.{key}\" is public");
}

using Infra.Rules.Kops;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Kops;

public sealed class MachineAccessTests : RuleTest<MachineAccess>
{
    [Fact]
    public void Check_SoundCluster_Holds() => AssertHolds(KopsYaml.Plan());

    [Fact]
    public void Check_PlanWithoutClusters_Holds() => AssertHolds(new PlanBuilder());

    [Theory]
    [InlineData("sshAccess: [10.0.0.0/16]")]
    [InlineData("nodePortAccess: []")]
    public void Check_NamedNetworks_Holds(string line) => AssertHolds(KopsYaml.With("  networkCIDR:", $"  {line}\n  networkCIDR:"));

    [Theory]
    [InlineData("sshAccess: [0.0.0.0/0]", "\"sshAccess\" lets 0.0.0.0/0 in")]
    [InlineData("nodePortAccess: [10.0.0.0/16, '::/0']", "\"nodePortAccess\" lets ::/0 in")]
    public void Check_World_Breaks(string line, string message) =>
        AssertBroken(KopsYaml.With("  networkCIDR:", $"  {line}\n  networkCIDR:"), KopsYaml.ClusterSubject, message);
}

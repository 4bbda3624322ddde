using Infra.Rules.Kops;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Kops;

public sealed class ApiAccessTests : RuleTest<ApiAccess>
{
    [Fact]
    public void Check_SoundCluster_Holds() => AssertHolds(KopsYaml.Plan());

    [Fact]
    public void Check_PlanWithoutClusters_Holds() => AssertHolds(new PlanBuilder());

    [Theory]
    [InlineData("  kubernetesApiAccess: [10.0.0.0/8, 0.0.0.0/0]", "open to 0.0.0.0/0")]
    [InlineData("  kubernetesApiAccess: [128.0.0.0/1]", "open to 128.0.0.0/1")]
    [InlineData("  kubernetesApiAccess: ['::/0']", "open to ::/0")]
    [InlineData("  kubernetesApiAccess: []", "names nobody")]
    [InlineData("", "names nobody")]
    public void Check_World_Breaks(string line, string message) => AssertBroken(KopsYaml.WithLine("kubernetesApiAccess", line), KopsYaml.ClusterSubject, message);
}

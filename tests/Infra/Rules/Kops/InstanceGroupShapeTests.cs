using Infra.Rules.Kops;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Kops;

public sealed class InstanceGroupShapeTests : RuleTest<InstanceGroupShape>
{
    [Fact]
    public void Check_SoundCluster_Holds() => AssertHolds(KopsYaml.Plan());

    [Fact]
    public void Check_PlanWithoutClusters_Holds() => AssertHolds(new PlanBuilder());

    [Theory]
    [InlineData("minSize: 1", "minSize: 5", "\"minSize\" 5 is greater than \"maxSize\" 4")]
    [InlineData("minSize: 1", "minSize: -1", "lacks \"minSize\" or \"maxSize\"")]
    [InlineData("minSize: 1", "", "lacks \"minSize\" or \"maxSize\"")]
    [InlineData("maxSize: 4", "", "lacks \"minSize\" or \"maxSize\"")]
    [InlineData("maxSize: 4", "maxSize: '4'", "lacks \"minSize\" or \"maxSize\"")]
    [InlineData("role: Node", "role: ControlPlane", "A control plane group has one machine")]
    [InlineData("profile: arn", "other: arn", "no \"iam.profile\"")]
    [InlineData("kops.k8s.io/cluster: main", "kops.k8s.io/cluster: other", "does not name the cluster main.dev.example.com")]
    public void Check_Group_Breaks(string before, string after, string message) =>
        AssertBroken(
            KopsYaml.WithGroup(KopsYaml.Group("more", "Node", "a", 1, 4).Replace(before, after, StringComparison.Ordinal)), KopsYaml.GroupSubject("more"), message);
}

using Infra.Rules.Kops;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Kops;

public sealed class MachineSizeTests : RuleTest<MachineSize>
{
    [Fact]
    public void Check_SoundCluster_Holds() => AssertHolds(KopsYaml.Plan());

    [Fact]
    public void Check_PlanWithoutClusters_Holds() => AssertHolds(new PlanBuilder());

    [Theory]
    [InlineData("t3.medium")]
    [InlineData("t4g.large")]
    [InlineData("c7i.2xlarge")]
    [InlineData("m6i.metal")]
    public void Check_TypeThatHolds_Holds(string type) => AssertHolds(KopsYaml.With("m6i.large", type));

    [Theory]
    [InlineData("t3.small")]
    [InlineData("m6g.medium")]
    [InlineData("c4.large")]
    [InlineData("t4g.nano")]
    public void Check_SmallType_Breaks(string type) => AssertBroken(KopsYaml.With("m6i.large", type, once: true), KopsYaml.GroupSubject("control-plane-a"), $"{type} has less");

    [Fact]
    public void Check_SmallTypeInAMixedGroup_Breaks() =>
        AssertBroken(
            KopsYaml.WithGroup(KopsYaml.Group("spot", "Node", "a", 1, 4, "mixedInstancesPolicy: {instances: [m6i.large, t3.micro]}")), KopsYaml.GroupSubject("spot"), "t3.micro has less");
}

using Infra.Rules.Kops;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Kops;

public sealed class InstanceMetadataTests : RuleTest<InstanceMetadata>
{
    [Fact]
    public void Check_SoundCluster_Holds() => AssertHolds(KopsYaml.Plan());

    [Fact]
    public void Check_PlanWithoutClusters_Holds() => AssertHolds(new PlanBuilder());

    [Theory]
    [InlineData("httpTokens: required", "httpTokens: optional", "httpTokens")]
    [InlineData("httpTokens: required, ", "", "httpTokens")]
    [InlineData("httpPutResponseHopLimit: 1", "httpPutResponseHopLimit: 2", "httpPutResponseHopLimit")]
    [InlineData(", httpPutResponseHopLimit: 1", "", "httpPutResponseHopLimit")]
    public void Check_Group_Breaks(string before, string after, string message) =>
        AssertBroken(KopsYaml.With(before, after, once: true), KopsYaml.GroupSubject("control-plane-a"), message);
}

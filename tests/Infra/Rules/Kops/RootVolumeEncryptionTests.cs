using Infra.Rules.Kops;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Kops;

public sealed class RootVolumeEncryptionTests : RuleTest<RootVolumeEncryption>
{
    [Fact]
    public void Check_SoundCluster_Holds() => AssertHolds(KopsYaml.Plan());

    [Fact]
    public void Check_PlanWithoutClusters_Holds() => AssertHolds(new PlanBuilder());

    [Theory]
    [InlineData("", "not said to be encrypted")]
    [InlineData("rootVolumeEncryption: false", "not said to be encrypted")]
    [InlineData("rootVolumeEncryption: true\n  volumes: [{device: /dev/xvdb, encrypted: true}, {device: /dev/xvdc}]", "volume /dev/xvdc is not encrypted")]
    public void Check_Group_Breaks(string after, string message) =>
        AssertBroken(KopsYaml.With("rootVolumeEncryption: true", after, once: true), KopsYaml.GroupSubject("control-plane-a"), message);
}

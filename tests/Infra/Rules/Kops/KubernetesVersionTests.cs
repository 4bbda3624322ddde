using Infra.Rules.Kops;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Kops;

public sealed class KubernetesVersionTests : RuleTest<KubernetesVersion>
{
    [Fact]
    public void Check_SoundCluster_Holds() => AssertHolds(KopsYaml.Plan());

    [Fact]
    public void Check_PlanWithoutClusters_Holds() => AssertHolds(new PlanBuilder());

    [Theory]
    [InlineData("1.31.0")]
    [InlineData("v1.36.4")]
    public void Check_Supported_Holds(string version) => AssertHolds(KopsYaml.With("1.35.2", version));

    [Theory]
    [InlineData("1.30.14", "does not run Kubernetes 1.30.14, but 1.31 to 1.36")]
    [InlineData("1.37.0", "does not run Kubernetes 1.37.0")]
    [InlineData("2.35.0", "does not run Kubernetes 2.35.0")]
    [InlineData("'1.35'", "is \"1.35\"; it is a release")]
    [InlineData("1.35", "it is a release")]
    [InlineData("stable", "is \"stable\"; it is a release")]
    public void Check_Unsupported_Breaks(string version, string message) => AssertBroken(KopsYaml.With("1.35.2", version), KopsYaml.ClusterSubject, message);
}

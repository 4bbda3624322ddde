using Infra.Rules.Kubernetes;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Kubernetes;

public sealed class ReachableWebhooksTests : RuleTest<ReachableWebhooks>
{
    [Fact]
    public void Check_Platform_Holds() => AssertHolds(new PlatformPlan());

    [Fact]
    public void Check_NoWayIn_Breaks() =>
        AssertBroken(new PlatformPlan().With("NetworkPolicy/kyverno-admission", "spec ingress", null), "kyverno/admission:webhook", "lets 10.0.0.0/21, 100.64.0.0/16 in to port 9443");

    [Fact]
    public void Check_NoWayInFromThePodsNetwork_Breaks() =>
        AssertBroken(new PlatformPlan().With("NetworkPolicy/kyverno-admission", "spec ingress 0 from 1", null), "kyverno/admission:webhook", "lets 100.64.0.0/16 in to port 9443");

    [Fact]
    public void Check_WayInToAnotherPort_Breaks() =>
        AssertBroken(new PlatformPlan().With("NetworkPolicy/kyverno-admission", "spec ingress 0 ports 0 port", "9444"), "kyverno/admission:webhook", "in to port 9443");

    [Fact]
    public void Check_WiderNetworks_Hold() =>
        AssertHolds(new PlatformPlan().With("NetworkPolicy/kyverno-admission", "spec ingress", """[{"from": [{"ipBlock": {"cidr": "0.0.0.0/0"}}]}]"""));

    [Theory]
    [InlineData("spec portLevelMtls 9443", null)]
    [InlineData("spec portLevelMtls 9443 mode", "\"STRICT\"")]
    [InlineData("spec selector matchLabels app", "\"other\"")]
    public void Check_InTheMeshWithoutAnException_Breaks(string path, string? value) =>
        AssertBroken(new PlatformPlan().With("PeerAuthentication/shop-web", path, value), "shop/web:webhook", "no PeerAuthentication has its port 9443");
}

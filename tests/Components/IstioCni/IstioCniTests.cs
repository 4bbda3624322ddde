using Infra.Components;

namespace Infra.Tests.Components;

public sealed class IstioCniTests
{
    private static Addon Declared { get; } = IstioCni.Declare(AddonContexts.Dev());

    [Fact]
    public void Declare_Always_IsOfTheSameReleaseAsTheKinds()
    {
        Assert.Equal(("cni", IstioBase.Declare(AddonContexts.Dev()).Chart!.Version), (Declared.Chart!.Chart, Declared.Chart.Version));
        Assert.Equal([IstioBase.Name], Declared.DependsOn);
    }

    // The agent has a network of its own and enters others from there, so that policies hold for it.
    [Fact]
    public void Declare_Always_KnowsItsPods()
    {
        var agent = Assert.Single(Declared.Workloads);

        Assert.False(agent.HostNetwork);
        Assert.Equal("istio-cni-node", agent.Labels["k8s-app"]);
        Assert.Equal([15014], agent.Ports.Select(port => port.Number));
        Assert.Equal([Peer.ApiServer], agent.Calls);
    }

    [Fact]
    public void Values_Always_LeaveOutNamespacesWithoutSidecars() =>
        Assert.Equal(["istio-system", "kube-system"], Declared.Chart!.Values.ItemsAt("excludeNamespaces"));

    // What replaces Calico's configuration instead of following it is not to be turned on by mistake.
    [Fact]
    public void Values_Always_LeaveTheChainToTheChart()
    {
        Assert.Null(Declared.Chart!.Values["chained"]);
        Assert.Null(Declared.Chart.Values["istioOwnedCNIConfig"]);
    }
}

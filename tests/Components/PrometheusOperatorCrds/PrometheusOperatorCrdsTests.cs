using Infra.Components;

namespace Infra.Tests.Components;

public sealed class PrometheusOperatorCrdsTests
{
    private static Addon Declared { get; } = PrometheusOperatorCrds.Declare(AddonContexts.Prod());

    // F10: these kinds are larger than the annotation in which a client-side apply keeps a copy.
    [Fact]
    public void Values_Always_HaveKindsAppliedByTheServerAndNeverPruned() =>
        Assert.Equal("ServerSideApply=true,Prune=false", Declared.Chart!.Values.At("crds", "annotations", "argocd.argoproj.io/sync-options"));

    [Fact]
    public void Declare_Always_BringsKindsAndNothingElse()
    {
        var kinds = Assert.Single(Declared.CustomKinds);

        Assert.Equal("monitoring.coreos.com", kinds.Group);
        Assert.Contains("PodMonitor", kinds.Kinds);
        Assert.Empty(Declared.Workloads);
        Assert.Equal(["apiextensions.k8s.io/CustomResourceDefinition"], Declared.ClusterKinds);
    }
}

using Infra.Components;
using Infra.Planning;
using Infra.Rules.Capacity;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Capacity;

public sealed class FittingPodsTests : RuleTest<FittingPods>
{
    [Fact]
    public void Check_PodsWithRoom_Holds() => AssertHolds(KopsYaml.Plan(), FactsOf(replicas: 4, isHighlyAvailable: true));

    [Fact]
    public void Check_NoPlatform_Holds() => AssertHolds(KopsYaml.Plan());

    [Fact]
    public void Check_PodsWithoutRoom_Breaks() => AssertBroken(KopsYaml.Plan(), KopsYaml.ClusterSubject, "With 12 machines there is no room for ", FactsOf(replicas: 40, isHighlyAvailable: false));

    [Fact]
    public void Check_PodsThatALostZoneLeavesWithoutRoom_BreakWhereItIsHighlyAvailable()
    {
        var findings = Check(KopsYaml.Plan(), FactsOf(replicas: 20, isHighlyAvailable: true));

        Assert.Equal(3, findings.Count);
        Assert.Contains("Without eu-central-1a there are 8 machines, and no room for ", findings[0].Message, StringComparison.Ordinal);
        AssertHolds(KopsYaml.Plan(), FactsOf(replicas: 20, isHighlyAvailable: false));
    }

    [Fact]
    public void Check_TypeThatNobodyKnows_Breaks()
    {
        var findings = Check(KopsYaml.With("m6i.large", "x9z.large"), FactsOf(replicas: 1, isHighlyAvailable: false));
        Assert.Contains(findings, finding => finding.Message.StartsWith("Nobody says how large x9z.large is", StringComparison.Ordinal));
    }

    private static PlanFacts FactsOf(int replicas, bool isHighlyAvailable)
    {
        var context = RuleAddons.Context with { IsHighlyAvailable = isHighlyAvailable };
        var shop = TestPlatform.Guard(context) with { Objects = [] };
        return Facts with
        {
            Platform = PlatformModel.Derive(context, [shop with
            {
                Workloads = [.. shop.Workloads.Select(workload => workload with { Size = new WorkloadSize { Replicas = replicas, Containers = [new ContainerSize("web", "800m", "64Mi", "64Mi")] } })],
            }]),
        };
    }
}

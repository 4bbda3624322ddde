using Infra.Planning;
using Infra.Rules.Argo;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Argo;

public sealed class WaitingWavesTests : RuleTest<WaitingWaves>
{
    private const string Annotations = "metadata annotations";
    private static readonly string Shop = PlatformPlan.UrnOf("shop");
    private static readonly string Last = PlatformPlan.UrnOf("shop-config");

    [Fact]
    public void Check_Platform_Holds() => AssertHolds(new PlatformPlan());

    [Theory]
    [InlineData("pulumi.com/waitFor", "\"jsonpath={.status.health.status}=Healthy\"", "says nothing of its sync")]
    [InlineData("pulumi.com/waitFor", "\"jsonpath={.status.sync.status}=Synced\"", "says nothing of its health")]
    [InlineData("pulumi.com/skipAwait", "\"true\"", "takes the waiting away")]
    [InlineData("argocd.argoproj.io/sync-wave", null, "It has no wave")]
    [InlineData("argocd.argoproj.io/sync-wave", "\"one\"", "It has no wave")]
    [InlineData("argocd.argoproj.io/sync-wave", "\"90\"", "It is of wave 90 and depends on no Application of wave 89")]
    public void Check_Annotation_Breaks(string annotation, string? value, string message) => AssertBroken(new PlatformPlan().WithInput(Last, $"{Annotations} {annotation}", value), Last, message);

    [Fact]
    public void Check_NoAnnotations_BreaksThrice() => Assert.Equal(3, Check(new PlatformPlan().WithInput(Last, Annotations, null)).Count);

    [Fact]
    public void Check_NoDependency_Breaks() => AssertBroken(new PlatformPlan().Change(Shop, shop => shop with { DependsOn = [] }), Shop, "depends on no Application of wave");

    [Fact]
    public void Check_DependencyOnAComponentOfTheWaveBefore_Holds()
    {
        const string Component = "urn:component";
        var plan = new PlatformPlan().Change(Shop, shop => shop with { DependsOn = [Component] });
        var before = Check(new PlatformPlan().Change(Shop, shop => shop with { DependsOn = [] })).Single().Message;
        Assert.Contains("wave", before, StringComparison.Ordinal);
        plan.Add(new PlanResource { Urn = Component, Type = "platform:x:X", Name = "x", Custom = false })
            .Change(PlatformPlan.UrnOf("kyverno-config"), each => each with { Parent = Component })
            .Change(PlatformPlan.UrnOf("database"), each => each with { Parent = Component })
            .Change(PlatformPlan.UrnOf("mesh-policies"), each => each with { Parent = Component });
        AssertHolds(plan);
    }

    [Fact]
    public void Check_DependencyOnTheOtherCluster_Breaks()
    {
        var plan = new PlatformPlan(RuleAddons.Context with { ClusterNames = ["a.example.com", "b.example.com"], ClusterName = "a.example.com" });
        AssertHolds(plan);
        var shop = PlatformPlan.UrnOf("shop", "b");
        AssertBroken(
            plan.Change(shop, each => each with { DependsOn = [.. each.DependsOn.Select(urn => urn.Replace("::b-", "::a-", StringComparison.Ordinal))] }),
            shop,
            "of its cluster");
    }

    [Fact]
    public void Check_DependencyOnALaterWave_Breaks()
    {
        var plan = new PlatformPlan();
        AssertBroken(plan.Change(Shop, shop => shop with { DependsOn = [.. shop.DependsOn, Last] }), Shop, $"depends on shop-config, which is of wave {plan.WaveOf("shop-config")}");
    }
}

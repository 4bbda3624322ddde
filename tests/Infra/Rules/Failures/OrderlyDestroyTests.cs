using Infra.Rules.Failures;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Failures;

public sealed class OrderlyDestroyTests : RuleTest<OrderlyDestroy>
{
    private const string Finalizers = "metadata finalizers";
    private const string Cascading = """["resources-finalizer.argocd.argoproj.io"]""";
    private static readonly string Shop = PlatformPlan.UrnOf("shop");
    private static readonly string Delivery = PlatformPlan.UrnOf("argocd");

    [Fact]
    public void Check_Platform_Holds() => AssertHolds(new PlatformPlan());

    [Theory]
    [InlineData(null)]
    [InlineData("[]")]
    [InlineData("""["example.com/other"]""")]
    public void Check_ApplicationWithoutTheFinalizer_Breaks(string? finalizers) => AssertBroken(new PlatformPlan().WithInput(Shop, Finalizers, finalizers), Shop, "leaves behind what it delivered");

    [Fact]
    public void Check_BackgroundFinalizer_Holds() => AssertHolds(new PlatformPlan().WithInput(Shop, Finalizers, """["resources-finalizer.argocd.argoproj.io/background"]"""));

    [Fact]
    public void Check_ArgoCdsOwnWithTheFinalizer_Breaks() => AssertBroken(new PlatformPlan().WithInput(Delivery, Finalizers, Cascading), Delivery, "would delete Argo CD before it is done");

    [Fact]
    public void Check_SetWhoseApplicationsLackTheFinalizer_Breaks()
    {
        var plan = new PlatformPlan(RuleAddons.Context with { Teams = [RuleAddons.Team] });
        AssertHolds(plan);
        var set = plan.Plan.Resources.Single(resource => resource.Type.EndsWith(":ApplicationSet", StringComparison.Ordinal)).Urn;
        AssertBroken(plan.WithInput(set, "spec template metadata finalizers", null), set, "Its Applications leave behind");
    }

    [Fact]
    public void Check_ArgoCdsNamespaceThatIsDeleted_Breaks()
    {
        var plan = new PlatformPlan();
        AssertBroken(plan.With("Namespace/argocd", "metadata annotations", """{"argocd.argoproj.io/sync-options": "Prune=false"}"""), plan.SubjectOf("Namespace/argocd"), "deletes the namespace in which Argo CD is to delete it");
    }

    [Fact]
    public void Check_ApplicationThatMayOutliveArgoCd_Breaks()
    {
        var plan = new PlatformPlan();
        var urns = plan.Plan.Resources.Where(resource => resource.Type.EndsWith(":Application", StringComparison.Ordinal)).Select(resource => resource.Urn).ToList();
        foreach (var urn in urns)
            plan.Change(urn, application => application with { DependsOn = [.. application.DependsOn.Where(other => other != PlatformPlan.ReleaseUrn)] });
        var findings = Check(plan);
        Assert.Equal(urns.Order(StringComparer.Ordinal), findings.Select(finding => finding.Subject).Order(StringComparer.Ordinal));
        Assert.All(findings, finding => Assert.Contains("depends on no release of Argo CD", finding.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Check_DependencyOnTheOtherClustersArgoCd_Breaks()
    {
        var plan = new PlatformPlan(RuleAddons.Context with { ClusterNames = ["a.example.com", "b.example.com"], ClusterName = "a.example.com" });
        AssertHolds(plan);
        var shop = PlatformPlan.UrnOf("shop", "b");
        AssertBroken(plan.Change(shop, each => each with { DependsOn = [.. each.DependsOn.Select(urn => urn.Replace("::b-", "::a-", StringComparison.Ordinal))] }), shop, "depends on no release");
    }

    [Theory]
    [InlineData("service", """{"type": "LoadBalancer"}""")]
    [InlineData("service", """{"loadBalancerClass": "service.k8s.aws/nlb"}""")]
    public void Check_LoadBalancerThatOutlivesItsController_Breaks(string value, string json)
    {
        AssertBroken(WithController("shop-config").WithValue("shop", value, json), Shop, "their controller comes in wave");
        AssertHolds(WithController("base").WithValue("shop", value, json));
        AssertHolds(new PlatformPlan().WithValue("shop", value, json));
    }

    [Fact]
    public void Check_ServiceThatOutlivesItsController_Breaks()
    {
        const string Service = """{"apiVersion": "v1", "kind": "Service", "metadata": {"name": "door", "namespace": "shop"}, "spec": {"type": "LoadBalancer"}}""";
        var plan = WithController("shop-config").Add("namespaces", Service);
        AssertBroken(plan, plan.SubjectOf("Service/door"), "the controller of load balancers in wave");
        AssertHolds(WithController("base").Add("shop-config", Service));
    }

    // An Application that is there, as that of the controller.
    private static PlatformPlan WithController(string application) => new PlatformPlan().WithInput(PlatformPlan.UrnOf(application), "spec source chart", "\"aws-load-balancer-controller\"");
}

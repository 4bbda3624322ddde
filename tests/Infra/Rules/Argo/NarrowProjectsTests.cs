using Infra.Rules.Argo;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Argo;

public sealed class NarrowProjectsTests : RuleTest<NarrowProjects>
{
    private static readonly string Wiring = PlatformPlan.UrnOfProject("wiring");
    private static readonly string Shop = PlatformPlan.UrnOf("shop");

    [Fact]
    public void Check_Platform_Holds() => AssertHolds(new PlatformPlan(RuleAddons.Context with { Teams = [RuleAddons.Team] }));

    [Theory]
    [InlineData("sourceRepos", """["https://github.com/example/platform.git", "*"]""", "sourceRepos: *")]
    [InlineData("sourceRepos", """["https://github.com/example/platform.git", "https://*"]""", "sourceRepos: https://*")]
    [InlineData("destinations", """[{"server": "https://kubernetes.default.svc", "namespace": "*"}]""", "destinations: https://kubernetes.default.svc *")]
    [InlineData("clusterResourceWhitelist", """[{"group": "*", "kind": "*"}]""", "clusterResourceWhitelist: */*")]
    [InlineData("namespaceResourceWhitelist", """[{"group": "*", "kind": "*"}]""", "namespaceResourceWhitelist: */*")]
    public void Check_Asterisk_Breaks(string key, string value, string message) => AssertBroken(new PlatformPlan().WithInput(Wiring, $"spec {key}", value), Wiring, message);

    [Fact]
    public void Check_ProjectOfNobody_Breaks() =>
        AssertBroken(new PlatformPlan().WithInput(Shop, "spec project", "\"default\""), Shop, "\"default\" is not in its cluster");

    [Fact]
    public void Check_ProjectOfAnotherCluster_Breaks()
    {
        var plan = new PlatformPlan(RuleAddons.Context with { ClusterNames = ["a.example.com", "b.example.com"], ClusterName = "a.example.com" });
        AssertHolds(plan);
        var findings = Check(plan.WithoutResource(PlatformPlan.UrnOfProject("mesh", "b")));
        Assert.Equal(
            new[] { "base", "cni", "gateway", "istiod" }.Select(name => PlatformPlan.UrnOf(name, "b")),
            findings.Select(finding => finding.Subject).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("source repoURL", "\"https://charts.example.org\"", "does not take from https://charts.example.org")]
    [InlineData("destination namespace", "\"kube-system\"", "does not lead to the namespace \"kube-system\"")]
    [InlineData("destination server", "\"https://elsewhere\"", "of https://elsewhere")]
    public void Check_ApplicationOutsideOfItsProject_Breaks(string path, string value, string message) =>
        AssertBroken(new PlatformPlan().WithInput(Shop, $"spec {path}", value), Shop, message);

    [Fact]
    public void Check_ObjectOutsideOfTheProject_Breaks()
    {
        var shop = PlatformPlan.UrnOf("shop-config");
        AssertBroken(new PlatformPlan().With("ConfigMap/settings", "metadata namespace", "\"data\""), shop, "the namespace \"data\", where it has objects");
        AssertBroken(new PlatformPlan().Add("shop-config", """{"apiVersion": "v1", "kind": "Node", "metadata": {"name": "n"}}"""), shop, "make Node (core), which has no namespace");
        AssertBroken(
            new PlatformPlan().Add("namespaces", """{"apiVersion": "apps/v1", "kind": "Deployment", "metadata": {"name": "d", "namespace": "shop"}}"""),
            PlatformPlan.UrnOf("namespaces"),
            "make Deployment (apps).");
    }
}

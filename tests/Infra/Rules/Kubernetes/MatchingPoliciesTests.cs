using Infra.Rules.Kubernetes;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Kubernetes;

public sealed class MatchingPoliciesTests : RuleTest<MatchingPolicies>
{
    private const string Caller = "NetworkPolicy/shop-web";
    private const string Called = "NetworkPolicy/database-instance";

    [Fact]
    public void Check_Platform_Holds() => AssertHolds(new PlatformPlan());

    [Fact]
    public void Check_WayOutWithoutAWayIn_Breaks()
    {
        var plan = new PlatformPlan().Add("namespaces", Policy("data", """{"matchLabels": {"x": "y"}}""", "egress", "to", "shop", """{"matchLabels": {"app": "web"}}""", 8081));
        AssertBroken(plan, plan.SubjectOf("NetworkPolicy/p"), "It lets x=y call app=web in shop at TCP/8081, which no policy there lets in");
    }

    [Fact]
    public void Check_WayInWithoutAWayOut_Breaks()
    {
        var plan = new PlatformPlan().Add("namespaces", Policy("data", """{"matchLabels": {"x": "y"}}""", "ingress", "from", "shop", """{"matchLabels": {"app": "report"}}""", 5432));
        AssertBroken(plan, plan.SubjectOf("NetworkPolicy/p"), "It lets app=report of shop in to x=y at TCP/5432, which no policy there lets out");
    }

    [Fact]
    public void Check_CallerOfAllPods_NeedsAWayInForAllPods()
    {
        var plan = new PlatformPlan().Add("namespaces", Policy("shop", "{}", "egress", "to", "data", """{"matchLabels": {"cnpg.io/podRole": "instance"}}""", 5432));
        AssertBroken(plan, plan.SubjectOf("NetworkPolicy/p"), "It lets all pods call cnpg.io/podRole=instance in data");
    }

    [Fact]
    public void Check_WayInForMoreThanTheCaller_Holds() =>
        AssertHolds(new PlatformPlan()
            .Add("namespaces", Policy("shop", """{"matchLabels": {"x": "y"}}""", "egress", "to", "data", """{"matchLabels": {"a": "b", "c": "d"}}""", 1))
            .Add("namespaces", """
                {"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy", "metadata": {"name": "q", "namespace": "data"},
                 "spec": {"podSelector": {"matchLabels": {"a": "b"}}, "policyTypes": ["Ingress"], "ingress": [{"from": [{"namespaceSelector": {"matchLabels": {"istio-injection": "enabled"}}}]}]}}
                """));

    [Fact]
    public void Check_Ports_AreTheSameProtocols()
    {
        var plan = new PlatformPlan().With(Caller, "spec egress 0 ports 0 protocol", "\"UDP\"");
        Assert.Equal(
            new[] { plan.SubjectOf(Called), plan.SubjectOf(Caller) },
            Check(plan).Select(finding => finding.Subject).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Check_NamespaceThatIsNotOurs_IsNotJudged() =>
        AssertHolds(new PlatformPlan().Add("namespaces", Policy("shop", """{"matchLabels": {"x": "y"}}""", "egress", "to", "kube-system", "{}", 1)));

    private static string Policy(string @namespace, string pods, string direction, string end, string peer, string peerPods, int port) => $$"""
        {
          "apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy", "metadata": {"name": "p", "namespace": "{{@namespace}}"},
          "spec": {
            "podSelector": {{pods}}, "policyTypes": ["Ingress", "Egress"],
            "{{direction}}": [{
              "{{end}}": [{"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "{{peer}}"} }, "podSelector": {{peerPods}} }],
              "ports": [{"port": {{port}}, "protocol": "TCP"}]
            }]
          }
        }
        """;
}

using Infra.Rules.Failures;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Failures;

public sealed class PortExceptionsTests : RuleTest<PortExceptions>
{
    private const string Instance = "PeerAuthentication/database-instance";
    private const string Policy = "NetworkPolicy/database-instance";

    [Fact]
    public void Check_Platform_Holds() => AssertHolds(new PlatformPlan());

    [Theory]
    [InlineData("spec mtls mode", "\"PERMISSIVE\"", "at every port")]
    [InlineData("spec selector", null, "no selector, and Istio passes over them")]
    [InlineData("spec portLevelMtls 80", """{"mode": "PERMISSIVE"}""", "port 80, which nobody outside of the mesh says that he calls")]
    public void Check_Exception_Breaks(string path, string? value, string message)
    {
        var plan = new PlatformPlan();
        AssertBroken(plan.With("PeerAuthentication/shop-web", path, value), plan.SubjectOf("PeerAuthentication/shop-web"), message);
    }

    [Fact]
    public void Check_ExceptionInTheRootNamespace_Breaks()
    {
        var plan = new PlatformPlan();
        plan.With("PeerAuthentication/default", "spec selector", """{"matchLabels": {"app": "istiod"}}""").With("PeerAuthentication/default", "spec portLevelMtls", """{"15017": {"mode": "STRICT"}}""");
        AssertBroken(plan, plan.SubjectOf("PeerAuthentication/default"), "in the root namespace istio-system");
    }

    [Fact]
    public void Check_ExceptionOfAllPodsWithTheLabels_CoversThoseThatAreCalled() =>
        AssertHolds(new PlatformPlan().Add("mesh-policies", """
            {"apiVersion": "security.istio.io/v1", "kind": "PeerAuthentication", "metadata": {"name": "more", "namespace": "data"},
             "spec": {"selector": {"matchLabels": {"cnpg.io/podRole": "instance"}}, "mtls": {"mode": "STRICT"}, "portLevelMtls": {"8000": {"mode": "PERMISSIVE"}}}}
            """));

    [Fact]
    public void Check_StatusPortUnderMutualTls_Breaks() =>
        AssertBroken(new PlatformPlan().With(Instance, "spec portLevelMtls 8000 mode", "\"STRICT\""), "database/instance", "its port 8000 takes mTLS alone");

    [Fact]
    public void Check_DatabaseInPlainText_Breaks()
    {
        var plan = new PlatformPlan().With(Instance, "spec portLevelMtls 5432", """{"mode": "PERMISSIVE"}""");
        Assert.Contains(Check(plan), finding => finding is { Subject: "database/instance", Message: "Its port 5432 takes what is no mTLS." });
    }

    [Fact]
    public void Check_NoWayInForTheOperator_Breaks() =>
        AssertBroken(new PlatformPlan().With(Policy, "spec ingress 0", null), "database/instance", "No network policy lets the operator in to port 8000");

    [Fact]
    public void Check_InstancesAtEachOthersStatusPort_Holds() =>
        AssertHolds(new PlatformPlan().Add("namespaces", """
            {"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy", "metadata": {"name": "p", "namespace": "data"},
             "spec": {"podSelector": {"matchLabels": {"cnpg.io/podRole": "instance"}}, "policyTypes": ["Ingress"],
              "ingress": [{"from": [{"podSelector": {"matchLabels": {"cnpg.io/podRole": "instance"}}}], "ports": [{"port": 8000, "protocol": "TCP"}]}]}}
            """));

    [Theory]
    [InlineData("""[{"podSelector": {}}]""")]
    [InlineData("""[{"podSelector": {"matchLabels": {"app": "web"}}}]""")]
    [InlineData("""[{"namespaceSelector": {}}]""")]
    [InlineData("""[{"ipBlock": {"cidr": "10.0.0.0/8"}}]""")]
    [InlineData("[]")]
    public void Check_OthersAtTheStatusPort_Break(string peers) =>
        AssertBroken(
            new PlatformPlan().Add("namespaces", $$$"""
                {"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy", "metadata": {"name": "p", "namespace": "data"},
                 "spec": {"podSelector": {}, "policyTypes": ["Ingress"], "ingress": [{"from": {{{peers}}}}]}}
                """),
            "database/instance",
            "Others than the operator");
}

using Infra.Rules.Kubernetes;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Kubernetes;

public sealed class NamespaceWallsTests : RuleTest<NamespaceWalls>
{
    private const string Enforce = "metadata labels pod-security.kubernetes.io/enforce";
    private const string DefaultDeny = "NetworkPolicy/shop-default-deny";

    [Fact]
    public void Check_Platform_Holds() => AssertHolds(new PlatformPlan());

    [Fact]
    public void Check_NoDefaultDeny_Breaks()
    {
        var plan = new PlatformPlan();
        AssertBroken(plan.Without(DefaultDeny), plan.SubjectOf("Namespace/shop"), "denies all pods all traffic");
    }

    [Theory]
    [InlineData("policyTypes", """["Ingress"]""")]
    [InlineData("podSelector", """{"matchLabels": {"app": "web"}}""")]
    [InlineData("podSelector", """{"matchExpressions": [{"key": "app", "operator": "Exists"}]}""")]
    [InlineData("ingress", "[{}]")]
    [InlineData("egress", "[{}]")]
    public void Check_DefaultDenyThatDoesNot_Breaks(string key, string value)
    {
        var plan = new PlatformPlan();
        AssertBroken(plan.With(DefaultDeny, $"spec {key}", value), plan.SubjectOf("Namespace/shop"), "denies all pods all traffic");
    }

    [Theory]
    [InlineData(null, "is \"\", and none of")]
    [InlineData("\"tight\"", "is \"tight\", and none of")]
    [InlineData("\"privileged\"", "its declaration does not say so")]
    public void Check_PodSecurity_Breaks(string? level, string message)
    {
        var plan = new PlatformPlan();
        AssertBroken(plan.With("Namespace/shop", Enforce, level), plan.SubjectOf("Namespace/shop"), message);
    }
}

using Infra.Rules.Kubernetes;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Kubernetes;

public sealed class MeshCallersTests : RuleTest<MeshCallers>
{
    private const string Policy = "AuthorizationPolicy/database-instance";

    [Fact]
    public void Check_Platform_Holds() => AssertHolds(new PlatformPlan(RuleAddons.Context with { Teams = [RuleAddons.Team] }));

    [Theory]
    [InlineData("spec rules", "[{}]")]
    [InlineData("spec action", "\"DENY\"")]
    [InlineData("spec selector matchLabels app", "\"web\"")]
    [InlineData("metadata namespace", "\"data\"")]
    public void Check_NamespaceThatIsNotClosed_Breaks(string path, string value)
    {
        var plan = new PlatformPlan();
        AssertBroken(plan.With("AuthorizationPolicy/shop-allow-nothing", path, value), plan.SubjectOf("Namespace/shop"), "no AuthorizationPolicy that allows nothing");
    }

    [Fact]
    public void Check_NoPolicyForAWorkload_BreaksForEachFlow() => Assert.Equal(2, Check(new PlatformPlan().Without(Policy)).Count);

    [Theory]
    [InlineData("spec rules 1 to 0 operation ports", """["5433"]""")]
    [InlineData("spec rules 1 from 0 source principals", """["cluster.local/ns/shop/sa/default"]""")]
    [InlineData("spec rules 1 from 0 source notNamespaces", """["shop"]""")]
    [InlineData("spec rules 1 when", """[{"key": "request.headers[a]", "values": ["b"]}]""")]
    public void Check_FlowThatIsNotAllowed_Breaks(string path, string value) =>
        AssertBroken(new PlatformPlan().With(Policy, path, value), "database/instance", "shop/web calls it at 5432 (postgres)");

    [Fact]
    public void Check_CallerWithoutIdentity_NeedsARuleForAnybody() =>
        AssertBroken(
            new PlatformPlan().With(Policy, "spec rules 0 from", """[{"source": {"principals": ["cluster.local/ns/cnpg-system/sa/default"]}}]"""),
            "database/instance",
            "cloudnative-pg/manager calls it at 8000");

    [Theory]
    [InlineData("from 0 source", """{"namespaces": ["shop"]}""")]
    [InlineData("to", null)]
    public void Check_WiderRule_Holds(string path, string? value) => AssertHolds(new PlatformPlan().With(Policy, $"spec rules 1 {path}", value));
}

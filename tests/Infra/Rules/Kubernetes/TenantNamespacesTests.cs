using Infra.Rules.Kubernetes;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Kubernetes;

public sealed class TenantNamespacesTests : RuleTest<TenantNamespaces>
{
    private static PlatformPlan Plan => new(RuleAddons.Context with { Teams = [RuleAddons.Team] });

    [Fact]
    public void Check_Platform_Holds() => AssertHolds(Plan);

    [Theory]
    [InlineData("ResourceQuota/games", "no ResourceQuota")]
    [InlineData("LimitRange/games", "no LimitRange")]
    public void Check_MissingBound_Breaks(string id, string message)
    {
        var plan = Plan;
        AssertBroken(plan.Without(id), plan.SubjectOf("Namespace/games"), message);
    }

    [Theory]
    [InlineData("team", null, "no label \"team\"")]
    [InlineData("cost-centre", "\"\"", "no label \"cost-centre\"")]
    [InlineData("team", "\"shop\"", "the team shop's, and it is games's")]
    public void Check_Label_Breaks(string label, string? value, string message)
    {
        var plan = Plan;
        AssertBroken(plan.With("Namespace/games", $"metadata labels {label}", value), plan.SubjectOf("Namespace/games"), message);
    }

    [Fact]
    public void Check_NamespaceThatSaysSo_IsATeams()
    {
        var plan = new PlatformPlan();
        var findings = Check(plan.With("Namespace/shop", "metadata labels platform-tenant", "\"true\""));
        Assert.Equal(["It has no LimitRange.", "It has no ResourceQuota."], findings.Select(finding => finding.Message).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Check_NamespaceWithoutManifest_Breaks() => AssertBroken(Plan.Without("Namespace/games"), "games", "has no manifest");
}

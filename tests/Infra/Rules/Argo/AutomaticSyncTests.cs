using Infra.Rules.Argo;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Argo;

public sealed class AutomaticSyncTests : RuleTest<AutomaticSync>
{
    private static readonly string Shop = PlatformPlan.UrnOf("shop");

    [Fact]
    public void Check_Platform_Holds() => AssertHolds(new PlatformPlan());

    [Theory]
    [InlineData("automated prune", "false", "\"automated.prune\"")]
    [InlineData("automated selfHeal", null, "\"automated.selfHeal\"")]
    [InlineData("retry limit", "4", "\"retry.limit\"")]
    [InlineData("retry limit", null, "\"retry.limit\"")]
    [InlineData("retry backoff", null, "\"retry.backoff\"")]
    [InlineData("syncOptions", """["PruneLast=true"]""", "ServerSideApply=true is missing")]
    [InlineData("syncOptions", """["ServerSideApply=true", "ApplyOutOfSyncOnly=true"]""", "ApplyOutOfSyncOnly=true lets it pass over waves")]
    public void Check_Application_Breaks(string path, string? value, string message) =>
        AssertBroken(new PlatformPlan().WithInput(Shop, $"spec syncPolicy {path}", value), Shop, message);

    [Fact]
    public void Check_TriesWithoutEnd_Holds() => AssertHolds(new PlatformPlan().WithInput(Shop, "spec syncPolicy retry limit", "-1"));

    [Fact]
    public void Check_Set_Breaks() =>
        AssertBroken(
            new PlatformPlan(RuleAddons.Context with { Teams = [RuleAddons.Team] }).WithInput(PlatformPlan.UrnOfSet("team-games"), "spec template spec syncPolicy automated prune", "false"),
            PlatformPlan.UrnOfSet("team-games"),
            "\"automated.prune\"");
}

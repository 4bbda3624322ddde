using Infra.Rules.Invariants;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Invariants;

public sealed class GitSourceTests : RuleTest<GitSource>
{
    private static readonly string Routes = PlatformPlan.UrnOf("routes");

    [Fact]
    public void Check_Platform_Holds() => AssertHolds(new PlatformPlan(RuleAddons.Context with { Teams = [RuleAddons.Team] }));

    [Theory]
    [InlineData("repoURL", "\"https://github.com/somebody/else.git\"", "the environment's repository is https://github.com/example/platform.git")]
    [InlineData("targetRevision", "\"next\"", "It follows \"next\"")]
    [InlineData("path", "\"kubernetes/dev/route\"", "Its folder is \"kubernetes/dev/route\", and not kubernetes/dev/routes")]
    [InlineData("path", null, "Its folder is \"\"")]
    public void Check_Application_Breaks(string key, string? value, string message) => AssertBroken(new PlatformPlan().WithInput(Routes, $"spec source {key}", value), Routes, message);

    [Fact]
    public void Check_SetOfNoTeam_Breaks() =>
        AssertBroken(
            new PlatformPlan(RuleAddons.Context with { Teams = [RuleAddons.Team] }).WithInput(PlatformPlan.UrnOfSet("team-games"), "spec template spec source repoURL", "\"https://git.example.org/x.git\""),
            PlatformPlan.UrnOfSet("team-games"),
            "no declared team's");
}

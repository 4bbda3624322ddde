using Infra.Rules.Argo;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Argo;

public sealed class PinnedSourcesTests : RuleTest<PinnedSources>
{
    [Fact]
    public void Check_Platform_Holds() => AssertHolds(new PlatformPlan());

    [Theory]
    [InlineData("v1.2.3")]
    [InlineData("1.2.3-rc.1+build.5")]
    public void Check_ExactVersion_Holds(string version) => AssertHolds(new PlatformPlan().WithInput(PlatformPlan.UrnOf("shop"), "spec source targetRevision", $"\"{version}\""));

    [Theory]
    [InlineData("1.2.*")]
    [InlineData("^1.2.3")]
    [InlineData("1.2")]
    [InlineData("")]
    public void Check_RangeOfVersions_Breaks(string version) =>
        AssertBroken(new PlatformPlan().WithInput(PlatformPlan.UrnOf("shop"), "spec source targetRevision", $"\"{version}\""), PlatformPlan.UrnOf("shop"), $"the version \"{version}\"");

    [Theory]
    [InlineData(null)]
    [InlineData("\"HEAD\"")]
    public void Check_FolderWithoutRevision_Breaks(string? revision) =>
        AssertBroken(new PlatformPlan().WithInput(PlatformPlan.UrnOf("namespaces"), "spec source targetRevision", revision), PlatformPlan.UrnOf("namespaces"), "the default branch of the day");

    [Fact]
    public void Check_SetWithoutRevision_Breaks() =>
        AssertBroken(
            new PlatformPlan(RuleAddons.Context with { Teams = [RuleAddons.Team] }).WithInput(PlatformPlan.UrnOfSet("team-games"), "spec template spec source targetRevision", null),
            PlatformPlan.UrnOfSet("team-games"),
            "the default branch of the day");

    [Theory]
    [InlineData("\"latest\"", "\"valuesObject.image.tag\" is latest")]
    [InlineData("\"\"", "\"valuesObject.image.tag\" is empty")]
    public void Check_MovingTag_Breaks(string tag, string message) => AssertBroken(new PlatformPlan().WithValue("shop", "image tag", tag), PlatformPlan.UrnOf("shop"), message);

    [Fact]
    public void Check_ExactTag_Holds() => AssertHolds(new PlatformPlan().WithValue("shop", "image tag", "\"1.0.0\""));

    [Fact]
    public void Check_ReleaseWithoutVersion_Breaks() => AssertBroken(new PlatformPlan().WithInput(PlatformPlan.ReleaseUrn, "version", null), PlatformPlan.ReleaseUrn, "no exact version");

    [Fact]
    public void Check_ReleaseWithMovingTag_Breaks() =>
        AssertBroken(new PlatformPlan().WithInput(PlatformPlan.ReleaseUrn, "values global image tag", "\"latest\""), PlatformPlan.ReleaseUrn, "\"values.global.image.tag\" is latest");
}

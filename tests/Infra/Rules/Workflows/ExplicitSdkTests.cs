using Infra.Rules.Workflows;

namespace Infra.Tests.Rules.Workflows;

public sealed class ExplicitSdkTests : WorkflowRuleTest<ExplicitSdk>
{
    private const string Offline = "    env:\n      PulumiSdk: offline\n";
    private const string Build = "dotnet run --project infra -- preview --stack \"$STACK\"";

    [Fact]
    public void Check_JobThatRunsTheProgram_Breaks() => AssertBroken(With(Offline, ""), "review:", "The job \"review\" builds or runs the program and does not set PulumiSdk");

    [Theory]
    [InlineData("bash .ci/run")]
    [InlineData("cd infra && dotnet build")]
    [InlineData("pulumi preview")]
    [InlineData("if STACK=dev dotnet test; then exit 1; fi")]
    public void Check_OtherWaysToBuild_Break(string script) => Assert.Single(CheckText(With(Offline, "").Replace(Build, script, StringComparison.Ordinal)));

    [Theory]
    [InlineData("actions/setup-dotnet")]
    [InlineData("pulumi/actions")]
    public void Check_JobThatSetsUpTheTools_Breaks(string action) => Assert.Single(CheckText(With(Offline, "").Replace(Build, "bash build.sh", StringComparison.Ordinal).Replace("actions/checkout", action, StringComparison.Ordinal)));

    [Fact]
    public void Check_JobThatBuildsNothing_Holds() => Assert.Empty(CheckText(With(Offline, "").Replace(Build, "echo no dotnet", StringComparison.Ordinal)));

    [Fact]
    public void Check_SdkOfTheWholeWorkflow_Holds() => Assert.Empty(CheckText(With(Offline, "").Replace("NAME: value", "PulumiSdk: offline", StringComparison.Ordinal)));

    [Fact]
    public void Check_AnotherSdk_Breaks() => AssertBroken(With("PulumiSdk: offline", "PulumiSdk: auto"), "review:", "sets PulumiSdk to \"auto\", which is none of offline, published");
}

using Infra.Rules.Workflows;

namespace Infra.Tests.Rules.Workflows;

public sealed class BoundedJobsTests : WorkflowRuleTest<BoundedJobs>
{
    [Fact]
    public void Check_JobWithoutEnd_Breaks() => AssertBroken(With("    timeout-minutes: 5\n", ""), "  review:", "The job \"review\" has no timeout-minutes");

    [Theory]
    [InlineData("set -e")]
    [InlineData("echo first")]
    public void Check_ScriptThatGoesOn_Breaks(string first) => AssertBroken(With("set -euo pipefail", first), "- run: |", "does not begin with \"set -euo pipefail\"");

    [Fact]
    public void Check_CheckoutThatKeepsItsToken_Breaks() =>
        AssertBroken(With("persist-credentials: false", "fetch-depth: 0"), "- uses: actions/checkout", "does not say whether it keeps its token");

    [Fact]
    public void Check_CheckoutThatSaysItPushes_Holds() => Assert.Empty(CheckText(With("persist-credentials: false", "persist-credentials: true")));
}

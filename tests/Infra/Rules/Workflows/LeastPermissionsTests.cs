using Infra.Rules.Workflows;

namespace Infra.Tests.Rules.Workflows;

public sealed class LeastPermissionsTests : WorkflowRuleTest<LeastPermissions>
{
    [Fact]
    public void Check_WorkflowWithoutPermissions_Breaks() => AssertBroken(With("permissions: {}\n", ""), "name: deploy", "does not say what its jobs may");

    [Theory]
    [InlineData("permissions: write-all", "gives every job \"write-all\"")]
    [InlineData("permissions: read-all", "gives every job \"read-all\"")]
    [InlineData("permissions: { id-token: write }", "gives every job \"id-token: write\"")]
    public void Check_WorkflowThatGivesAllJobsMore_Breaks(string permissions, string message) => AssertBroken(With("permissions: {}", permissions), permissions, message);

    [Fact]
    public void Check_WorkflowWhoseJobsAllRead_Holds() => Assert.Empty(CheckText(With("permissions: {}", "permissions:\n  contents: read")));

    [Fact]
    public void Check_WriteWithoutReason_Breaks() => AssertBroken(With("      # The comment.\n", ""), "pull-requests: write", "may write pull-requests, and no comment says for what");

    [Fact]
    public void Check_ScopeThatNoJobWrites_Breaks() => AssertBroken(With("pull-requests: write", "actions: write"), "actions: write", "may write actions, which no job here does");

    [Fact]
    public void Check_JobWithEverything_Breaks() =>
        AssertBroken(With("    permissions:\n      contents: read\n      # The comment.\n      pull-requests: write", "    permissions: write-all"), "write-all", "The job \"review\" has \"write-all\"");
}

using Infra.Rules.Workflows;

namespace Infra.Tests.Rules.Workflows;

public sealed class UntrustedCodeTests : WorkflowRuleTest<UntrustedCode>
{
    private const string Persist = "persist-credentials: false";

    [Theory]
    [InlineData("pull_request_target")]
    [InlineData("workflow_run")]
    [InlineData("issue_comment")]
    public void Check_PrivilegedEventWithTheHead_Breaks(string trigger) => AssertBroken(
        Privileged(trigger).Replace(Persist, "ref: ${{ github.event.pull_request.head.sha }}", StringComparison.Ordinal),
        "- uses: actions/checkout",
        $"The job \"review\", which {trigger} starts, takes the code of a pull request");

    [Theory]
    [InlineData("gh pr checkout \"$NUMBER\"")]
    [InlineData("git fetch origin \"pull/$NUMBER/head\"")]
    public void Check_PrivilegedEventThatFetches_Breaks(string script) =>
        Assert.Single(CheckText(Privileged("pull_request_target").Replace("dotnet run --project infra -- preview --stack \"$STACK\"", script, StringComparison.Ordinal)));

    [Fact]
    public void Check_PrivilegedEventWithItsOwnCode_Holds() => Assert.Empty(CheckText(Privileged("pull_request_target")));

    [Fact]
    public void Check_PullRequestWithItsHead_Holds() =>
        Assert.Empty(CheckText(Privileged("pull_request").Replace(Persist, "ref: ${{ github.event.pull_request.head.sha }}", StringComparison.Ordinal)));

    [Theory]
    [InlineData("on: pull_request_target")]
    [InlineData("on: [push, pull_request_target]")]
    public void Check_EventsInOtherForms_AreReadToo(string on) =>
        Assert.Single(CheckText(With("on:\n  push:\n    branches: [main]", on).Replace(Persist, "repository: ${{ github.event.pull_request.head.repo.full_name }}", StringComparison.Ordinal)));

    private static string Privileged(string trigger) => With("  push:\n    branches: [main]", $"  {trigger}:");
}

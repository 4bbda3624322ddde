using Infra.Rules.Workflows;

namespace Infra.Tests.Rules.Workflows;

public sealed class PinnedActionsTests : WorkflowRuleTest<PinnedActions>
{
    private const string Checkout = "actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1";

    [Theory]
    [InlineData("actions/checkout@v7", "is not named by a commit")]
    [InlineData("actions/checkout", "is not named by a commit")]
    [InlineData("actions/checkout@3d3c42e # v7.0.1", "is not named by a commit")]
    [InlineData("actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1", "has no version beside its commit")]
    [InlineData("actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # newest", "has no version beside its commit")]
    [InlineData("docker://alpine:3", "is an image without its digest")]
    public void Check_ActionThatMayMove_Breaks(string uses, string message) => AssertBroken(With(Checkout, uses), uses, message);

    [Theory]
    [InlineData("docker://alpine@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")]
    [InlineData("github/codeql-action/init@8aad20d150bbac5944a9f9d289da16a4b0d87c1e # v4.36.2")]
    public void Check_ActionThatStays_Holds(string uses) => Assert.Empty(CheckText(With(Checkout, uses)));

    [Fact]
    public void Check_CalledWorkflowOfOthers_Breaks() =>
        AssertBroken(With("./.github/workflows/up.yml", "other/place/.github/workflows/up.yml@main"), "other/place", "is not named by a commit");

    [Fact]
    public void Check_ActionOfTheRepository_IsReadToo()
    {
        var finding = Assert.Single(CheckText("runs:\n  using: composite\n  steps:\n    - uses: pulumi/actions@v7\n", ".github/actions/environment/action.yml"));
        Assert.Equal(".github/actions/environment/action.yml:4", finding.Subject);
    }

    [Fact]
    public void Check_NoYaml_Breaks() => Assert.Contains("The file is no workflow: ", Assert.Single(CheckText("jobs:\n  a: [\n")).Message, StringComparison.Ordinal);

    [Fact]
    public void Check_NoMap_Breaks() => AssertBroken("- a\n", "- a", "The file is no workflow: it is not one map");
}

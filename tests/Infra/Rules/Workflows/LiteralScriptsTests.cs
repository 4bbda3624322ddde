using Infra.Rules.Workflows;

namespace Infra.Tests.Rules.Workflows;

public sealed class LiteralScriptsTests : WorkflowRuleTest<LiteralScripts>
{
    [Theory]
    [InlineData("${{ github.event.pull_request.title }}")]
    [InlineData("${{ matrix.stack }}")]
    public void Check_ExpressionInAScript_Breaks(string expression) =>
        AssertBroken(With("\"$STACK\"", expression), "- run: |", $"The script has the expression \"{expression}\"");

    [Fact]
    public void Check_ExpressionInAVariable_Holds() => Assert.Empty(CheckText(With("NAME: value", "NAME: ${{ github.head_ref }}")));

    [Fact]
    public void Check_ExpressionInAScriptForNode_Breaks() => AssertBroken(
        With("actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1\n        with:\n", "actions/github-script@v1\n        with:\n          script: console.log('${{ github.head_ref }}')\n"),
        "actions/github-script",
        "${{ github.head_ref }}");

    [Fact]
    public void Check_ExpressionInAnActionOfTheRepository_Breaks() =>
        Assert.Single(CheckText("runs:\n  using: composite\n  steps:\n    - run: echo ${{ inputs.stack }}\n      shell: bash\n", ".github/actions/a/action.yml"));
}

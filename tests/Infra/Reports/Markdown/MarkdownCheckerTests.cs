namespace Infra.Tests.Reports.Markdown;

public sealed class MarkdownCheckerTests
{
    [Theory]
    [InlineData("<!-- x -->\n## A\n\n- `b|c`\n\n| a | b |\n| --- | ---: |\n| `1` | 2 |\n\n<details><summary>S (2)</summary>\n\n````diff\n+ ```\n````\n\n</details>\n")]
    [InlineData("[a](<https://example.com/x>) <code>&#124;</code>\n")]
    public void Check_WellFormed_HasNothing(string text) => Assert.Empty(MarkdownChecker.Check(text));

    [Theory]
    [InlineData("a", "lines do not end")]
    [InlineData("```\na\n", "a fence is not closed")]
    [InlineData("```diff\na ``` b\n```\n", "has the fence within")]
    [InlineData("\n<details><summary>a</summary>\n\nx\n", "1 folds are not closed")]
    [InlineData("\n</details>\n", "ends no fold")]
    [InlineData("\n<details><summary><b></summary>\n\n\n</details>\n", "is no fold")]
    [InlineData("\n| a | b |\n| --- | --- |\n| a |\n", "has 1 cells of 2")]
    [InlineData("\n| a | b |\n| a | b |\n", "without a line of hyphens")]
    [InlineData("x\n| a |\n| --- |\n", "without an empty line before")]
    [InlineData("\n| a |\n| --- |\n| \\| |\n", "escaped bar")]
    [InlineData("a <script>\n", "has a tag")]
    [InlineData("a @org/team\n", "mentions somebody")]
    [InlineData("see #12\n", "links an issue")]
    [InlineData("see gh-12\n", "links an issue")]
    [InlineData("a `b\n", "a backtick too many")]
    [InlineData("[a](javascript:x)\n", "has a link")]
    [InlineData("a $x$ b\n", "has a formula")]
    [InlineData("a\u001bb\n", "control characters")]
    public void Check_Malformed_SaysWhat(string text, string problem) => Assert.Contains(MarkdownChecker.Check(text), each => each.Contains(problem, StringComparison.Ordinal));
}

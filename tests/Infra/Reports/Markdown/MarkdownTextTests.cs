using Infra.Reports.Markdown;
using Infra.Tests.Reports.Differences;

namespace Infra.Tests.Reports.Markdown;

public sealed class MarkdownTextTests
{
    [Theory]
    [InlineData("a b", "a b")]
    [InlineData("<b>&", "&lt;b&gt;&amp;")]
    [InlineData("a|b", "a&#124;b")]
    [InlineData("*a* _b_ ~c~ [d]", "\\*a\\* \\_b\\_ \\~c\\~ \\[d\\]")]
    [InlineData("a`b\\", "a&#96;b&#92;")]
    [InlineData("$x$", "&#36;x&#36;")]
    [InlineData("ask @org/team", "ask @&#8203;org/team")]
    [InlineData("see #12, GH-3", "see #&#8203;12, GH-&#8203;3")]
    [InlineData("# a", "\\#&#8203; a")]
    [InlineData("- a", "\\- a")]
    [InlineData("12. a", "12\\. a")]
    [InlineData("---", "\\---")]
    [InlineData("+1.50 USD", "+1.50 USD")]
    [InlineData("-1.50", "-1.50")]
    [InlineData("1.50", "1.50")]
    [InlineData("a. b", "a. b")]
    [InlineData("a\nb", "a&#92;nb")]
    public void Plain_Text_IsNoMarkup(string text, string markup) => Assert.Equal(markup, MarkdownText.Plain(text).Markup);

    [Theory]
    [InlineData("a b", "`a b`")]
    [InlineData("*a* <b> @c", "`*a* <b> @c`")]
    [InlineData("a|b", "<code>a&#124;b</code>")]
    [InlineData("a`b", "<code>a&#96;b</code>")]
    [InlineData("a\\|", "<code>a&#92;&#124;</code>")]
    [InlineData("|<i>*", "<code>&#124;&#60;i&#62;&#42;</code>")]
    [InlineData("", "<code></code>")]
    [InlineData(" a", "<code> a</code>")]
    public void Code_Text_IsCode(string text, string markup) => Assert.Equal(markup, MarkdownText.Code(text).Markup);

    [Theory]
    [InlineData("Set `a|b`.", "Set <code>a&#124;b</code>.")]
    [InlineData("Set `a` or `b`", "Set `a` or `b`")]
    [InlineData("An odd `one", "An odd &#96;one")]
    public void Prose_Backticks_MarkCode(string text, string markup) => Assert.Equal(markup, MarkdownText.Prose(text).Markup);

    [Theory]
    [InlineData("https://example.com/a|b", "[https://example.com/a&#124;b](<https://example.com/a%7Cb>)")]
    [InlineData("javascript:alert(1)", "javascript:alert(1)")]
    [InlineData("docs/rules.md", "docs/rules.md")]
    public void Link_Address_IsOneOfTheWeb(string address, string markup) => Assert.Equal(markup, MarkdownText.Link(address, address).Markup);

    [Fact]
    public void Any_HostileText_PassesTheCheck()
    {
        foreach (var text in new[] { MarkdownText.Plain(SampleDifferences.Hostile), MarkdownText.Code(SampleDifferences.Hostile), MarkdownText.Prose(SampleDifferences.Hostile) })
            Assert.Empty(MarkdownChecker.Check($"x {text.Markup}\n\n| a |\n| --- |\n| {text.Markup} |\n"));
        Assert.Empty(MarkdownChecker.Check($"\n<details><summary>{MarkdownText.Html(SampleDifferences.Hostile.Replace("`", "", StringComparison.Ordinal).Replace("$", "", StringComparison.Ordinal).Replace("](", "", StringComparison.Ordinal))}</summary>\n\n\n</details>\n"));
    }
}

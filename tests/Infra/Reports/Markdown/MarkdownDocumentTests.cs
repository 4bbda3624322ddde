using Infra.Reports.Markdown;

namespace Infra.Tests.Reports.Markdown;

public sealed class MarkdownDocumentTests
{
    private static readonly MarkdownText Line = MarkdownText.Plain(new string('x', 97));

    [Fact]
    public void Write_LongAndShortList_CutsTheLongOne()
    {
        var text = new MarkdownDocument(null, [List(1, 10), List(1, 100)]).Write(5_000);
        Assert.InRange(text.Length, 4_800, 5_000);
        Assert.Equal(10, text.Split("\n\n")[0].Split('\n').Length);
        Assert.EndsWith("\n- … and 61 more\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_HeavierList_KeepsMore()
    {
        var parts = new MarkdownDocument(null, [List(3, 1000), List(1, 1000)]).Write(50_000).Split("\n\n");
        Assert.InRange((double)parts[0].Length / parts[1].Length, 2.8, 3.2);
    }

    [Fact]
    public void Write_TooManyParts_LeavesOutTheLast()
    {
        var text = new MarkdownDocument("m", [.. Enumerable.Range(0, 100).Select(i => new MarkdownParagraph(Line))]).Write(5_000);
        Assert.InRange(text.Length, 3_600, 5_000);
        Assert.Contains("There is more than a comment holds: 63 parts left out.", text, StringComparison.Ordinal);
        Assert.Empty(MarkdownChecker.Check(text));
    }

    [Fact]
    public void Write_WhatFits_IsWhole()
    {
        var text = new MarkdownDocument("m", [List(1, 10)]).Write(11 * 101);
        Assert.DoesNotContain("more", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_TableOfCutRows_SaysHowManyInARowOfItsOwn() => Assert.Equal(
        "| a | b |\n| --- | ---: |\n| 1 | 2 |\n| … and 3 more |  |\n",
        new MarkdownDocument(null, [MarkdownTable.Of(1, ["a", "b:"], [1, 2, 3, 4], _ => [MarkdownText.Plain("1"), MarkdownText.Plain("2")])]).Write(60));

    [Fact]
    public void Table_RowOfOtherLength_IsRefused() => Assert.Throws<InvalidOperationException>(() =>
        new MarkdownDocument(null, [MarkdownTable.Of(1, ["a", "b"], [1], _ => [MarkdownText.Empty])]).Write());

    [Fact]
    public void Code_WithFencesInIt_HasALongerOne() => Assert.Equal(
        "`````diff\n- ````\n`````\n", new MarkdownDocument(null, [MarkdownCode.Of(1, "diff", [1], _ => ["- ````"])]).Write());

    [Fact]
    public void Marker_WithTheEndOfAComment_StaysAComment() => Assert.Equal("<!-- a - -&gt; b -->\n", new MarkdownDocument("a --> b", []).Write());

    private static MarkdownList List(int weight, int count) => MarkdownList.Of(weight, Enumerable.Repeat(Line, count).ToList(), line => line);
}

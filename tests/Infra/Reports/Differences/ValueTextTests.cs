using Infra.Reports.Differences;
using Infra.Tests.Support;

namespace Infra.Tests.Reports.Differences;

public sealed class ValueTextTests
{
    [Theory]
    [InlineData("\"1\"", "\"1\"")]
    [InlineData("1", "1")]
    [InlineData("0.25", "0.25")]
    [InlineData("true", "true")]
    [InlineData("[1, \"a\", null]", "[1, \"a\", null]")]
    [InlineData("[]", "[]")]
    [InlineData("{}", "{}")]
    [InlineData("""{"a": 1, "b": {"c": []}}""", "{a: 1, b: {c: []}}")]
    [InlineData("""{"$unknown": "urn#id"}""", "known after up")]
    [InlineData("""{"$secret": true}""", "secret")]
    [InlineData("""{"$template": ["arn:", {"$unknown": "urn#id"}, "/*"]}""", "\"arn:…/*\" known after up")]
    [InlineData("""{"$asset": "sha256:0a"}""", "sha256:0a")]
    [InlineData("\"a\\nb\\t\\u001b[0m\\u202e\"", "\"a\\nb\\t\\u{1b}[0m\\u{202e}\"")]
    public void Of_Value_IsOnALine(string json, string expected) => Assert.Equal(expected, ValueText.Of(PlanBuilder.Value(json)));

    [Fact]
    public void Of_LongText_IsCutBetweenCharacters()
    {
        var text = ValueText.Of(PlanBuilder.Value(PlanBuilder.Quoted(string.Concat(Enumerable.Repeat("😀", 100)))), 10);
        Assert.Equal("\"😀😀😀😀…", text);
    }

    [Fact]
    public void Pair_LongTextsThatDifferFarIn_ShowWhereTheyDiffer()
    {
        var common = new string('x', 500);
        var (before, after) = ValueText.Pair(PlanBuilder.Value($"\"{common}old\""), PlanBuilder.Value($"\"{common}new\""), 40);
        Assert.Equal(("…xxxxxxxxxxxxxxxxold\"", "…xxxxxxxxxxxxxxxxnew\""), (before, after));
    }

    [Fact]
    public void Pair_LongTextsThatDifferAtOnce_BeginWithTheirBeginning()
    {
        var (before, after) = ValueText.Pair(PlanBuilder.Value($"\"a{new string('x', 50)}\""), PlanBuilder.Value($"\"b{new string('x', 50)}\""), 10);
        Assert.Equal(("\"axxxxxxx…", "\"bxxxxxxx…"), (before, after));
    }

    [Fact]
    public void Pair_OneOfThemMissing_IsNull() => Assert.Equal((null, "1"), ValueText.Pair(null, PlanBuilder.Value("1"), 40));

    [Theory]
    [InlineData("", 3, "")]
    [InlineData("abc", 3, "abc")]
    [InlineData("abcd", 3, "ab…")]
    [InlineData("a😀b", 3, "a…")]
    public void Shorten_Text_EndsWithEllipsisWhereItIsCut(string text, int limit, string expected) => Assert.Equal(expected, OneLine.Shorten(text, limit));
}

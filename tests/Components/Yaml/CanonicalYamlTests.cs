using Infra.Components;
using YamlDotNet.RepresentationModel;

namespace Infra.Tests.Components;

public sealed class CanonicalYamlTests
{
    [Fact]
    public void Write_Kinds_AreWrittenCanonically() => Assert.Equal(
        """
        a: 1
        b: true
        empty: {}
        list:
        - x
        - k: v
        none: []
        text: |
          one
          two

        """,
        CanonicalYaml.Write(new YamlMap
        {
            { "text", "one\ntwo\n" },
            { "list", new YamlList { "x", new YamlMap { { "k", "v" } } } },
            { "b", true },
            { "absent", (string?)null },
            { "a", 1 },
            { "empty", new YamlMap() },
            { "none", new YamlList() },
        }));

    [Theory]
    [InlineData("")]
    [InlineData("~")]
    [InlineData("null")]
    [InlineData("yes")]
    [InlineData("No")]
    [InlineData("on")]
    [InlineData("y")]
    [InlineData("TRUE")]
    [InlineData("0400")]
    [InlineData("12")]
    [InlineData("1.35")]
    [InlineData("1e3")]
    [InlineData("1_000")]
    [InlineData("0x1f")]
    [InlineData("12:30:45")]
    [InlineData("2026-01-01")]
    [InlineData(".inf")]
    [InlineData("=")]
    public void Write_TextThatLooksLikeSomethingElse_IsQuoted(string text) => Assert.Equal($"a: \"{text}\"\n", CanonicalYaml.Write(new YamlMap { { "a", text } }));

    [Theory]
    [InlineData("1.35.2")]
    [InlineData("10.0.0.0/16")]
    [InlineData("100m")]
    [InlineData("s3://bucket/main.dev.example.com")]
    [InlineData("arn:aws:iam::111122223333:instance-profile/x")]
    public void Write_PlainText_StaysPlain(string text) => Assert.Equal($"a: {text}\n", CanonicalYaml.Write(new YamlMap { { "a", text } }));

    [Theory]
    [InlineData("@{vpc}")]
    [InlineData("a: b")]
    [InlineData("a # b")]
    [InlineData("*a")]
    [InlineData("'quoted' \"twice\"")]
    [InlineData("- a")]
    [InlineData(" a ")]
    [InlineData("one\n two\n\nthree")]
    public void Write_AnyText_ReadsBackAsGiven(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(CanonicalYaml.Write(new YamlMap { { "a", text } })));

        Assert.Equal(text, stream.Documents[0].RootNode.Text("a"));
    }

    [Fact]
    public void Write_LongText_IsNotFolded()
    {
        var text = string.Join(' ', Enumerable.Repeat("word", 100));

        Assert.Equal($"a: {text}\n", CanonicalYaml.Write(new YamlMap { { "a", text } }));
    }
}

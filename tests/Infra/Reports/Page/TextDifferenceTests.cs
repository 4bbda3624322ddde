using Infra.Reports.Page;

namespace Infra.Tests.Reports.Page;

public sealed class TextDifferenceTests
{
    [Theory]
    [InlineData("a b c", "a x c", " a -b +x  c")]
    [InlineData("a b c", "a c", " a -b  c")]
    [InlineData("a c", "a b c", " a +b  c")]
    [InlineData("a b c d", "b d a", "-a  b -c  d +a")]
    [InlineData("a", "b", "-a +b")]
    public void Of_Texts_KeepsWhatTheyHaveInCommon(string before, string after, string lines) => Assert.Equal(lines, Text(before, after));

    [Fact]
    public void Of_TextsThatAreMostlyAlike_ShowsOnlyWhatIsNear() =>
        Assert.Equal("…4…  e  f -g +x  h  i …3…", Text("a b c d e f g h i j k l", "a b c d e f x h i j k l"));

    [Fact]
    public void Of_LongTexts_TakesFirstWhatGoesAndThenWhatComes()
    {
        var (before, after) = (Enumerable.Range(0, 20_000).Select(at => $"a{at}"), Enumerable.Range(0, 20_000).Select(at => at == 10_000 ? "a10000" : $"b{at}"));

        var lines = TextDifference.Of($"first\n{string.Join('\n', before)}\nlast", $"first\n{string.Join('\n', after)}\nlast");

        Assert.Equal(Enumerable.Range(0, 10_000).Select(at => $"a{at}"), lines.Skip(1).Take(10_000).Select(line => line.Text));
        Assert.Equal(19_999, lines.Count(line => line.Kind == TextLineKind.Removed));
        Assert.Equal(19_999, lines.Count(line => line.Kind == TextLineKind.Added));
        Assert.Equal((TextLineKind.Same, "a10000"), (lines[20_001].Kind, lines[20_001].Text));
        Assert.Equal((TextLineKind.Same, "first"), (lines[0].Kind, lines[0].Text));
        Assert.Equal((TextLineKind.Same, "last"), (lines[^1].Kind, lines[^1].Text));
    }

    // Words as lines: "-" was, "+" is, " " stays, "…4…" of four that stay.
    private static string Text(string before, string after) =>
        string.Join(' ', TextDifference.Of(before.Replace(' ', '\n'), after.Replace(' ', '\n')).Select(line => line.Kind switch
        {
            TextLineKind.Removed => $"-{line.Text}",
            TextLineKind.Added => $"+{line.Text}",
            TextLineKind.LeftOut => $"…{line.Text.Split(' ')[1]}…",
            _ => $" {line.Text}",
        }));
}

using Infra.Differences.Values;

namespace Infra.Tests.Differences.Values;

public sealed class CommonItemsTests
{
    [Theory]
    [InlineData("", "", "")]
    [InlineData("a", "", "")]
    [InlineData("abc", "abc", "abc")]
    [InlineData("abc", "axc", "ac")]
    [InlineData("abcd", "bda", "bd")]
    [InlineData("aab", "ab", "ab")]
    [InlineData("xaay", "zaaaw", "aa")]
    public void Of_Sequences_AreTheMostThatCanBe(string before, string after, string common)
    {
        var pairs = CommonItems.Of([.. before], [.. after], EqualityComparer<char>.Default);
        Assert.Equal(common, string.Concat(pairs.Select(pair => before[pair.Before])));
        Assert.All(pairs, pair => Assert.Equal(before[pair.Before], after[pair.After]));
        Assert.Equal(pairs.OrderBy(pair => pair.After), pairs);
    }

    [Fact]
    public void Of_LongSequences_HangOnWhatBothHaveOnce()
    {
        // Every third is a blank line, and blocks of lines have come, gone and moved.
        var before = Enumerable.Range(0, 9000).Select(i => i % 3 == 0 ? "" : $"line {i}").ToList();
        List<string> after = ["new", .. before[..3000], .. before[3300..6000], "new", "new", .. before[6000..]];
        var pairs = CommonItems.Of(before, after, StringComparer.Ordinal);
        Assert.Equal(8700, pairs.Count);
        Assert.All(pairs, pair => Assert.Equal(before[pair.Before], after[pair.After]));
    }

    [Fact]
    public void Of_LongSequencesInAnotherOrder_KeepsTheLongestPart()
    {
        List<int> before = [.. Enumerable.Range(0, 4000)];
        List<int> after = [.. before[2500..], .. before[..2500]];
        Assert.Equal(Enumerable.Range(0, 2500).Select(i => (i, i + 1500)), CommonItems.Of(before, after, EqualityComparer<int>.Default));
    }

    [Fact]
    public void Of_LongSequencesOfRepeatedItems_HasTheirEnds()
    {
        List<int> before = [1, .. Enumerable.Range(0, 3000).Select(i => i % 2), 2];
        List<int> after = [1, .. Enumerable.Range(0, 3000).Select(i => 5 + (i % 2)), 2];
        Assert.Equal([(0, 0), (3001, 3001)], CommonItems.Of(before, after, EqualityComparer<int>.Default));
    }
}

using Infra.Differences;
using Infra.Reports.Differences;

namespace Infra.Tests.Reports.Differences;

public sealed class MeaningFoldTests
{
    [Theory]
    [InlineData(3, "bucket-0|bucket-1|bucket-2")]
    [InlineData(4, "bucket-0, bucket-1 and 2 more")]
    [InlineData(1002, "bucket-0, bucket-1 and 1,000 more")]
    public void Of_SameOfMany_StandsOnce(int count, string expected) => Assert.Equal(expected, string.Join('|', MeaningFold.Of([.. Lost(count)]).Select(meaning => meaning.Subject)));

    [Fact]
    public void Of_OtherValues_StandByThemselves()
    {
        var folded = MeaningFold.Of([.. Lost(4), new MeaningChange(MeaningArea.Protection, "key", "rotation", "yes", "no", true)]);
        Assert.Equal(["protect", "rotation"], folded.Select(meaning => meaning.What));
        Assert.All(folded, meaning => Assert.True(meaning.Widens));
    }

    private static IEnumerable<MeaningChange> Lost(int count) => Enumerable.Range(0, count).Select(at => new MeaningChange(MeaningArea.Protection, $"bucket-{at}", "protect", "yes", "no", true));
}

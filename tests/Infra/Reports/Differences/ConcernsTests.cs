using Infra.Differences;
using Infra.Reports.Differences;

namespace Infra.Tests.Reports.Differences;

public sealed class ConcernsTests
{
    private static readonly ResourceChange Bucket = new()
    {
        Kind = ChangeKind.Removed,
        Urn = SampleDifferences.Urn("aws:s3/bucket:Bucket", "logs"),
        Type = "aws:s3/bucket:Bucket",
        Name = "logs",
    };

    [Fact]
    public void Of_RemovedWithoutLoss_HasNothing() => Assert.Empty(OfResource(Bucket));

    [Fact]
    public void Of_RemovedWithData_SaysWhatIsLost() => Assert.Equal(
        [new Concern(ConcernKind.DataLost, "s3:Bucket logs", "removed; lost: the bucket's objects")],
        OfResource(Bucket with { Loss = new Loss(LossKind.Data, "the bucket's objects") }));

    [Fact]
    public void Of_ProtectedAndRemoved_SaysThatUpFails() => Assert.Equal([new Concern(ConcernKind.Refused, "s3:Bucket logs", "protected, and removed")], OfResource(Bucket with { WasProtected = true }));

    [Fact]
    public void Of_ProtectedAndReplaced_SaysThatUpFails() => Assert.Equal(
        [new Concern(ConcernKind.Refused, "s3:Bucket logs", "protected, and replaced because of bucket")],
        OfResource(Bucket with { Kind = ChangeKind.Changed, WasProtected = true, ReplacedBy = ["bucket"] }));

    [Fact]
    public void Of_ProtectedAndChangedAsItIs_HasNothing() => Assert.Empty(OfResource(Bucket with { Kind = ChangeKind.Changed, WasProtected = true }));

    [Theory]
    [InlineData(MeaningArea.Permission, nameof(ConcernKind.PermissionWidened))]
    [InlineData(MeaningArea.Flow, nameof(ConcernKind.FlowOpened))]
    [InlineData(MeaningArea.Route, nameof(ConcernKind.RouteOpened))]
    [InlineData(MeaningArea.SecretConsumer, nameof(ConcernKind.SecretShared))]
    [InlineData(MeaningArea.Size, nameof(ConcernKind.Widened))]
    [InlineData(MeaningArea.Version, nameof(ConcernKind.Widened))]
    [InlineData(MeaningArea.Protection, nameof(ConcernKind.ProtectionLost))]
    public void Of_WiderMeaning_HasTheKindOfItsArea(MeaningArea area, string kind)
    {
        var difference = SampleDifferences.Empty with { Meanings = [new MeaningChange(area, "x", "y", "a", "b", Widens: true)] };
        Assert.Equal([new Concern(Enum.Parse<ConcernKind>(kind), "x", "y: a -> b")], Concerns.Of(difference).AsEnumerable());
    }

    [Theory]
    [InlineData(MeaningArea.Permission, "a", null)]
    [InlineData(MeaningArea.Protection, null, "a")]
    [InlineData(MeaningArea.Protection, "a", "b")]
    [InlineData(MeaningArea.Protection, "a", null)]
    public void Of_MeaningThatIsNotWider_HasNothing(MeaningArea area, string? before, string? after) =>
        Assert.Empty(Concerns.Of(SampleDifferences.Empty with { Meanings = [new MeaningChange(area, "x", "y", before, after, Widens: false)] }));

    [Fact]
    public void Of_Several_HasTheGravestFirst()
    {
        var kinds = Concerns.Of(SampleDifferences.Small).Select(concern => concern.Kind).ToList();
        Assert.Equal(kinds.Order(), kinds);
        Assert.Equal(ConcernKind.Refused, kinds[0]);
    }

    private static List<Concern> OfResource(ResourceChange change) => [.. Concerns.Of(SampleDifferences.Empty with { Resources = [change] })];
}

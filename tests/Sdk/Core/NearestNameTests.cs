using Infra.Shared;

namespace Infra.Tests.Sdk.Core;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("regoin", "region")]
    [InlineData("REGION", "region")]
    [InlineData("regio", "region")]
    [InlineData("netwrok", "network")]
    [InlineData("net", null)]
    [InlineData("", null)]
    [InlineData("database", null)]
    public void Of_Mistyped_GivesTheNearestOrNone(string given, string? nearest) =>
        Assert.Equal(nearest, NearestName.Of(given, ["region", "network", "retention"]));

    [Fact]
    public void Of_TwoEquallyNear_GivesTheFirstInOrdinalOrder() => Assert.Equal("bat", NearestName.Of("aat", ["cat", "bat"]));

    [Fact]
    public void Of_NothingKnown_GivesNone() => Assert.Null(NearestName.Of("region", []));
}

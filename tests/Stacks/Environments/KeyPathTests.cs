using Infra.Stacks;

namespace Infra.Tests.Stacks.Environments;

public sealed class KeyPathTests
{
    [Theory]
    [InlineData("platform:region")]
    [InlineData("platform:network.zones[1]")]
    [InlineData("platform:clusters[0].nodeGroups[0].min")]
    [InlineData("platform:tags[\"cost centre\"]")]
    [InlineData("platform:tags[\"a.b\"].c[0][12]")]
    [InlineData("platform:[\"a.b\"].c")]
    [InlineData("platform:tags[\"say \\\"so\\\"\"]")]
    public void Parse_Path_ToStringGivesItBack(string text) => Assert.Equal(text, KeyPath.Parse(text)!.ToString());

    [Theory]
    [InlineData("")]
    [InlineData("region")]
    [InlineData(":region")]
    [InlineData("platform:")]
    [InlineData("platform:.a")]
    [InlineData("platform:a..b")]
    [InlineData("platform:a[")]
    [InlineData("platform:a[x]")]
    [InlineData("platform:a[-1]")]
    [InlineData("platform:a[0]b")]
    [InlineData("platform:a[\"b")]
    [InlineData("platform:a[\"b\"")]
    [InlineData("platform:[0]")]
    public void Parse_NoPath_GivesNull(string text) => Assert.Null(KeyPath.Parse(text));

    [Fact]
    public void Key_NestedPath_IsTheTopsKey()
    {
        var path = KeyPath.Of("platform", "network").Member("zones").Item(1);

        Assert.Equal("platform:network", path.Key);
        Assert.True(path.IsNested);
        Assert.Equal("platform:network.zones[1]", path.ToString());
    }
}

using Infra.Differences.Resources;

namespace Infra.Tests.Differences.Resources;

public sealed class InputPathTests
{
    [Theory]
    [InlineData("ingress[0].cidrBlocks[1]", "ingress.cidrBlocks")]
    [InlineData("files[path=\"a[0]\"].mode", "files.mode")]
    [InlineData("files[path=\"a\\\"]\\\"\"].mode", "files.mode")]
    [InlineData("tags[\"a.b[0]\"]", "tags[\"a.b[0]\"]")]
    [InlineData("[protect]", null)]
    public void Of_AChange_LeavesPlacesOut(string path, string? input) => Assert.Equal(input, InputPath.Of(path));

    [Theory]
    [InlineData("rules[0].name", "rules[0].name")]
    [InlineData("rules", "rules[3].name")]
    [InlineData("rules[*].name", "rules[3].name")]
    [InlineData("rules[0].name", "rules[id=x].name")]
    [InlineData("tags.*", "tags.owner")]
    [InlineData("tags[\"a.b\"]", "tags[\"a.b\"]")]
    [InlineData("*", "tags.owner")]
    public void Contains_AStepForEachStep_IsSo(string input, string path) => Assert.True(InputPath.Contains(input, path));

    [Theory]
    [InlineData("rules[0].name", "rules[1].name")]
    [InlineData("rules[0].name", "rules[0].port")]
    [InlineData("rules[0].name", "rules[0]")]
    [InlineData("rules.name", "rules[0].name")]
    [InlineData("tags.own", "tags.owner")]
    [InlineData("tags[\"a.b\"]", "tags.a.b")]
    [InlineData("*", "[protect]")]
    public void Contains_AnotherStep_IsNot(string input, string path) => Assert.False(InputPath.Contains(input, path));
}

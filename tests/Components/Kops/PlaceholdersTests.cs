using Infra.Components;
using Pulumi;

namespace Infra.Tests.Components;

public sealed class PlaceholdersTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("no placeholder", "no placeholder")]
    [InlineData("@{vpc}", "vpc-1")]
    [InlineData("id: \"@{vpc}\"\nagain: @{vpc}@{key}\n", "id: \"vpc-1\"\nagain: vpc-1arn:key\n")]
    [InlineData("{\"json\": {\"at\": \"@{key}\"}}", "{\"json\": {\"at\": \"arn:key\"}}")]
    [InlineData("{0} @{other} @{vpc", "{0} @{other} @{vpc")]
    public async Task Resolve_Text_HasTheValuesWhereTheirPlaceholdersStood(string text, string expected)
    {
        var placeholders = new Placeholders();
        Assert.Equal("@{vpc}", placeholders.For("vpc", Output.Create("vpc-1")));
        placeholders.For("key", Output.Create("arn:key"));

        string? resolved = null;
        await AwsMocks.RunAsync(() => placeholders.Resolve(text).Apply(value => resolved = value));

        Assert.Equal(expected, resolved);
    }

    [Theory]
    [InlineData("")]
    [InlineData("VPC")]
    [InlineData("a b")]
    public void For_NameOfAnotherForm_Fails(string name) =>
        Assert.Contains("is no placeholder's name", Assert.Throws<ArgumentException>(() => new Placeholders().For(name, Output.Create("x"))).Message, StringComparison.Ordinal);

    [Fact]
    public void For_NameTwice_Fails()
    {
        var placeholders = new Placeholders();
        placeholders.For("vpc", Output.Create("one"));

        Assert.Throws<ArgumentException>(() => placeholders.For("vpc", Output.Create("two")));
    }
}

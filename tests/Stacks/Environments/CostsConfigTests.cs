using Infra.Stacks;

namespace Infra.Tests.Stacks.Environments;

public sealed class CostsConfigTests
{
    private const string Key = "platform:costs";

    [Fact]
    public void Read_Nothing_HasTheDefaults() => Assert.Equal(new EnvironmentCosts(), new Values().Config().Costs);

    [Fact]
    public void Read_Some_HasThemAndTheOtherDefaults() => Assert.Equal(
        new EnvironmentCosts { Nodes = CountedNodes.Maximum, SpotDiscountPercent = 60, NatGiB = 0, MillionQueries = 5 },
        new Values().With(Key, """{ "nodes": "maximum", "spotDiscountPercent": 60, "natGiB": 0, "millionQueries": 5 }""").Config().Costs);

    [Theory]
    [InlineData("nodes", "\"most\"", "not-allowed", "needed, minimum or maximum")]
    [InlineData("spotDiscountPercent", "91", "out-of-range", "a whole number of percent: 0 to 90")]
    [InlineData("natGiB", "-1", "out-of-range", "a whole number of GiB: 0 to 10000000")]
    [InlineData("bucketGiB", "\"20\"", "wrong-type", "a whole number of GiB: 0 to 10000000")]
    public void Read_ValueThatCannotBe_IsTheOneProblem(string member, string value, string code, string allowed)
    {
        var problem = new Values().With(Key, $$"""{ "{{member}}": {{value}} }""").Problem();

        Assert.Equal((code, $"{Key}.{member}"), (problem.Code, problem.KeyPath));
        Assert.Contains(allowed, problem.Allowed, StringComparison.Ordinal);
    }
}

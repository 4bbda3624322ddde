using Infra.Stacks;

namespace Infra.Tests.Stacks.Environments;

public sealed class ConfigurationProblemTests
{
    [Fact]
    public void ToString_WithPlace_SaysWhereWhatAndHow() => Assert.Equal(
        "Pulumi.dev.yaml:4:3: platform:region: got 'x'; allowed is y; fix: do z",
        new ConfigurationProblem("not-allowed", "platform:region", "'x'", "y", "do z", new SourceLocation("Pulumi.dev.yaml", 4, 3)).ToString());

    [Fact]
    public void ToString_WithoutKeyAndPlace_LeavesThemOut() =>
        Assert.Equal("got x; allowed is y; fix: z", new ConfigurationProblem("syntax", "", "x", "y", "z").ToString());

    [Theory]
    [InlineData(0, 0, "a.yaml")]
    [InlineData(7, 0, "a.yaml:7")]
    [InlineData(7, 2, "a.yaml:7:2")]
    public void ToString_Location_ShowsWhatIsKnown(int line, int column, string text) => Assert.Equal(text, new SourceLocation("a.yaml", line, column).ToString());

    [Fact]
    public void Exception_NoProblems_IsMisuse() => Assert.Throws<ArgumentOutOfRangeException>(() => new ConfigurationException([]));
}

using Infra.Planning;
using Infra.Tests.Support;

namespace Infra.Tests.Cli;

public sealed class GraphTests : IDisposable
{
    private readonly CliRun _cli = new();

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("<svg ", "waves")]
    [InlineData("<svg ")]
    [InlineData("digraph ", "--format", "dot")]
    [InlineData("flowchart LR", "waves", "-f", "mermaid")]
    public async Task Graph_Format_IsWritten(string expected, params string[] args)
    {
        Assert.Equal(0, await _cli.RunAsync(["graph", .. args]));
        Assert.Contains(expected, _cli.Output, StringComparison.Ordinal);
        Assert.Empty(_cli.Error);
    }

    [Theory]
    [InlineData("waves.svg", "<svg ")]
    [InlineData("waves.dot", "digraph ")]
    [InlineData("waves.gv", "digraph ")]
    [InlineData("waves.mmd", "flowchart LR")]
    public async Task Graph_Output_TakesTheFormatOfTheFilesName(string file, string expected)
    {
        Assert.Equal(0, await _cli.RunAsync("graph", "--output", file));
        Assert.Contains(expected, _cli.Read(file), StringComparison.Ordinal);
        Assert.Empty(_cli.Output);
    }

    [Theory]
    [InlineData("infra: there is no picture 'wave'; there are network and waves. Did you mean 'waves'?", "wave")]
    [InlineData("infra: --format is 'png'; it is one of dot, mermaid, svg.", "waves", "--format", "png")]
    [InlineData("infra: --around is for the network: `infra graph network --around vault/vault`.", "waves", "--around", "vault/vault")]
    [InlineData("infra: nobody has derived what runs on the clusters of 'dev'.", "network")]
    public async Task Graph_Mistake_SaysWhatAndHowToMendIt(string message, params string[] args)
    {
        Assert.Equal(2, await _cli.RunAsync(["graph", .. args]));
        Assert.Equal(message + "\n", _cli.Error);
        Assert.Empty(_cli.Output);
    }

    [Fact]
    public async Task Graph_NowhereToWrite_SaysSo()
    {
        Assert.Equal(2, await _cli.RunAsync("graph", "--output", "no/such/folder.svg"));
        Assert.StartsWith("infra: the picture cannot be written to '", _cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Graph_NetworkOfAPlatform_IsDrawnWholeOrAroundAWorkload()
    {
        var plan = new PlatformPlan();
        using var cli = new CliRun { Planner = new FixedPlanner(PlanningResult.Of(plan.Plan, plan.Facts, [])) };
        Assert.Equal(0, await cli.RunAsync("graph", "network"));
        Assert.Contains("<svg ", cli.Output, StringComparison.Ordinal);
        Assert.Equal(2, await cli.RunAsync("graph", "network", "--around", "nobody"));
        Assert.StartsWith("infra: there is no workload 'nobody'. There are ", cli.Error, StringComparison.Ordinal);
    }
}

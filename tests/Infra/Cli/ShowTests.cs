using Infra.Planning;
using Infra.Tests.Support;

namespace Infra.Tests.Cli;

public sealed class ShowTests
{
    private static readonly Plan Clusters = new PlanBuilder()
        .AddCluster("tools.dev.example.com", "kind: Cluster\nmetadata: {name: tools.dev.example.com}\n---\nkind: InstanceGroup\n")
        .AddCluster("main.dev.example.com", "kind: Cluster\n")
        .Build();

    [Fact]
    public async Task Show_NoPath_ListsThePaths()
    {
        var planner = new FixedPlanner(Clusters);
        using var cli = new CliRun { Planner = planner };
        Assert.Equal(0, await cli.RunAsync("show", "--stack", "prod"));
        Assert.Equal("clusters/dev/main.yaml\nclusters/dev/tools.yaml\n", cli.Output);
        Assert.Empty(cli.Error);
        Assert.Equal(new PlanRequest(cli.Root, "prod"), planner.Asked);
    }

    [Fact]
    public async Task Show_Path_PrintsItsDocumentsAlone()
    {
        using var cli = new CliRun { Planner = new FixedPlanner(Clusters) };
        Assert.Equal(0, await cli.RunAsync("show", "clusters/dev/tools.yaml"));
        Assert.Equal("---\nkind: Cluster\nmetadata:\n  name: tools.dev.example.com\n---\nkind: InstanceGroup\n", cli.Output);
        Assert.Empty(cli.Error);
    }

    [Fact]
    public async Task Show_MisspeltPath_SuggestsTheNearest()
    {
        using var cli = new CliRun { Planner = new FixedPlanner(Clusters) };
        Assert.Equal(2, await cli.RunAsync("show", "clusters/dev/mian.yaml"));
        Assert.Equal("infra: the plan of 'dev' has no manifest 'clusters/dev/mian.yaml'. Did you mean 'clusters/dev/main.yaml'? `infra show --stack dev` lists them.\n", cli.Error);
        Assert.Empty(cli.Output);
    }

    [Fact]
    public async Task Show_Problems_Returns2AndALineEach()
    {
        using var cli = new CliRun { Planner = new FixedPlanner(PlanningResult.Failed([new PlanProblem("one")])) };
        Assert.Equal(2, await cli.RunAsync("show"));
        Assert.Equal(("", "infra: one\n"), (cli.Output, cli.Error));
    }
}

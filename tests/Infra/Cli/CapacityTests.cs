using System.Text.Json;
using Infra.Components;
using Infra.Planning;
using Infra.Tests.Support;

namespace Infra.Tests.Cli;

public sealed class CapacityTests
{
    [Fact]
    public async Task Capacity_Stack_SaysWhoAsksForWhatAndWhetherItFits()
    {
        using var cli = new CliRun { Planner = Planner(replicas: 2) };

        Assert.Equal((0, ""), (await cli.RunAsync("capacity", "--stack", "dev"), cli.Error));
        Assert.Equal(
            """
            Capacity of platform/dev

            main.dev.example.com
              asked for by                      pods   cores     GiB
              guard                                2    1.60    0.13
              system                               5    0.42    0.54
              together                             7    2.02    0.66
              on every machine                     3    0.38    0.12
              general-a: 1 to 4 m6i.large in eu-central-1a, each with room for 1.62 cores and 7.19 GiB
              general-b: 1 to 4 m6i.large in eu-central-1b, each with room for 1.62 cores and 7.19 GiB
              general-c: 1 to 4 m6i.large in eu-central-1c, each with room for 1.62 cores and 7.19 GiB
              fits on 3 machines of 3 to 12
              without eu-central-1a: fits on 8 machines
              without eu-central-1b: fits on 8 machines
              without eu-central-1c: fits on 8 machines

            """.ReplaceLineEndings("\n"),
            cli.Output);
    }

    [Fact]
    public async Task Capacity_WithoutRoom_Returns1AndSaysWhoHasNone()
    {
        using var cli = new CliRun { Planner = Planner(replicas: 30) };

        Assert.Equal(1, await cli.RunAsync("capacity"));
        Assert.Contains("  does not fit on 12 machines: no room for 6 of guard/webhook, ", cli.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Capacity_Json_IsAllOfStandardOutput()
    {
        using var cli = new CliRun { Planner = Planner(replicas: 2) };

        Assert.Equal(0, await cli.RunAsync("capacity", "--json", "-"));
        using var json = JsonDocument.Parse(cli.Output);
        Assert.Equal("infra-capacity/1", json.RootElement.GetProperty("format").GetString());
        var cluster = json.RootElement.GetProperty("clusters")[0];
        Assert.Equal((3, 3, 0), (cluster.GetProperty("machinesNeeded").GetInt32(), cluster.GetProperty("zonesLost").GetArrayLength(), cluster.GetProperty("withoutRoom").GetArrayLength()));
    }

    [Fact]
    public async Task Capacity_JsonFile_IsWrittenBesideTheReport()
    {
        using var cli = new CliRun { Planner = Planner(replicas: 2) };

        Assert.Equal(0, await cli.RunAsync("capacity", "--json", "capacity.json"));
        Assert.StartsWith("Capacity of", cli.Output, StringComparison.Ordinal);
        Assert.StartsWith("{\n", await File.ReadAllTextAsync(Path.Combine(cli.Root, "capacity.json")), StringComparison.Ordinal);
        Assert.Equal(2, await cli.RunAsync("capacity", "--json", "no/such/folder.json"));
        Assert.Contains("infra: the capacity as JSON cannot be written to '", cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Capacity_Problems_Returns2AndALineEach()
    {
        using var cli = new CliRun { Planner = new FixedPlanner(PlanningResult.Failed([new PlanProblem("one")])) };

        Assert.Equal(2, await cli.RunAsync("capacity"));
        Assert.Equal(("", "infra: one\n"), (cli.Output, cli.Error));
    }

    private static FixedPlanner Planner(int replicas)
    {
        var guard = TestPlatform.Guard(RuleAddons.Context) with { Objects = [] };
        var platform = PlatformModel.Derive(RuleAddons.Context, [guard with
        {
            Workloads = [.. guard.Workloads.Select(workload => workload with { Size = new WorkloadSize { Replicas = replicas, Containers = [new ContainerSize("guard", "800m", "64Mi", "64Mi")] } })],
        }]);
        return new FixedPlanner(PlanningResult.Of(KopsYaml.Plan().Build(), new PlanFacts(Protect: false, IsTaggable: _ => false, platform), []));
    }
}

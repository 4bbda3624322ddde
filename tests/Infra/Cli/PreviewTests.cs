using Infra.Planning;
using Infra.Tests.Support;

namespace Infra.Tests.Cli;

public sealed class PreviewTests
{
    private const string Vpc = "aws:ec2/vpc:Vpc";
    private const string Exemption = """
        exemptions:
          - rule: AWS010
            subject: "*::aws:ec2/vpc:Vpc::main"
            reason: tried here
            owner: platform
            expires: 2026-06-01
        """;

    private static readonly Plan Broken = new PlanBuilder().Add(Vpc, "main").Build();

    [Fact]
    public async Task Preview_PlanThatHolds_Returns0()
    {
        using var cli = new CliRun();
        Assert.Equal(0, await cli.RunAsync("preview"));
        Assert.StartsWith("Preview of platform/dev\n", cli.Output, StringComparison.Ordinal);
        Assert.Empty(cli.Error);
    }

    [Fact]
    public async Task Preview_StackAndFolder_AreWhatThePlannerIsAskedFor()
    {
        var planner = new FixedPlanner(new PlanBuilder().Build());
        using var cli = new CliRun { Planner = planner }.With("a/b/file", "");
        Assert.Equal(0, await cli.RunInAsync(Path.Combine(cli.Root, "a", "b"), "preview"));
        Assert.Equal(new PlanRequest(cli.Root, "dev"), planner.Asked);
        Assert.Equal(0, await cli.RunInAsync(Path.GetTempPath(), "preview", "-s", "prod", "--cwd", Path.Combine(cli.Root, "a")));
        Assert.Equal(new PlanRequest(cli.Root, "prod"), planner.Asked);
    }

    [Fact]
    public async Task Preview_FolderOutsideOfAProject_Returns2()
    {
        using var cli = new CliRun();
        Assert.Equal(2, await cli.RunInAsync("/", "preview"));
        Assert.Equal("infra: there is no Pulumi.yaml in '/' or above it. Go to the project's folder, or name it with --cwd.\n", cli.Error);
        Assert.Equal(2, await cli.RunAsync("preview", "--cwd", "missing"));
        Assert.Equal($"infra: there is no folder '{cli.Root}/missing'.\n", cli.Error);
    }

    [Fact]
    public async Task Preview_ErrorFinding_Returns1()
    {
        using var cli = new CliRun { Planner = new FixedPlanner(Broken) };
        Assert.Equal(1, await cli.RunAsync("preview"));
        Assert.Contains("error AWS010 VPCs log all their flows", cli.Output, StringComparison.Ordinal);
        Assert.EndsWith("\n1 error, no warnings, no exemptions in use\n", cli.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_Exemption_HoldsOnItsLastDayAndFailsAfter()
    {
        using var cli = new CliRun { Planner = new FixedPlanner(Broken) }.With("exemptions.yaml", Exemption);
        Assert.Equal(0, await cli.RunAsync("preview"));
        Assert.Contains("exempt AWS010 until 2026-06-01, platform: tried here", cli.Output, StringComparison.Ordinal);
        Assert.Equal(1, await cli.RunAsync("preview", "--today", "2026-06-02"));
        Assert.Contains("error EXEMPT01", cli.Output, StringComparison.Ordinal);
        Assert.Contains("exemptions.yaml:2", cli.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_MalformedExemptions_Returns2AndSaysLine()
    {
        using var cli = new CliRun().With("exemptions.yaml", "exemptions:\n  - rule: AWS999\n");
        Assert.Equal(2, await cli.RunAsync("preview"));
        Assert.StartsWith("infra: exemptions.yaml:2: there is no rule AWS999; `infra explain` lists them.\n", cli.Error, StringComparison.Ordinal);
        Assert.Empty(cli.Output);
    }

    [Fact]
    public async Task Preview_WarningsOnly_Returns0()
    {
        using var cli = new CliRun().With("exemptions.yaml", Exemption);
        Assert.Equal(0, await cli.RunAsync("preview"));
        Assert.Contains("warning EXEMPT02", cli.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_Problems_Returns2AndALineEach()
    {
        var problems = new[] { new PlanProblem("one"), new PlanProblem("two", new InvalidOperationException("thrown")) };
        using var cli = new CliRun { Planner = new FixedPlanner(PlanningResult.Failed(problems) with { Warnings = ["careful"] }) };
        Assert.Equal(2, await cli.RunAsync("preview", "--json", "-"));
        Assert.Equal("warning: careful\ninfra: one\ninfra: two\n", cli.Error);
        Assert.Empty(cli.Output);
        Assert.Equal(2, await cli.RunAsync("preview", "--verbose"));
        Assert.Contains("System.InvalidOperationException: thrown", cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_JsonToStandardOutput_IsAllThatStandardOutputHolds()
    {
        using var cli = new CliRun { Planner = new FixedPlanner(Broken) };
        Assert.Equal(1, await cli.RunAsync("preview", "--json", "-"));
        var plan = PlanJson.Read(cli.Output);
        Assert.Equal(["AWS010"], plan.Findings.Select(finding => finding.Rule));
        Assert.Equal(cli.Output, PlanJson.Write(plan));
        Assert.Equal("1 error, no warnings, no exemptions in use\n", cli.Error);
    }

    [Fact]
    public async Task Preview_JsonToFile_WritesBesideTheReport()
    {
        using var cli = new CliRun { Planner = new FixedPlanner(Broken) };
        Assert.Equal(1, await cli.RunAsync("preview", "--json", "plan.json"));
        Assert.Equal("dev", PlanJson.Read(File.ReadAllText(Path.Combine(cli.Root, "plan.json"))).Stack);
        Assert.StartsWith("Preview of", cli.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing/plan.json", "there is no folder")]
    [InlineData(".", "it is a folder")]
    public async Task Preview_JsonToWhereNothingCanBeWritten_Returns2(string file, string reason)
    {
        using var cli = new CliRun();
        Assert.Equal(2, await cli.RunAsync("preview", "--json", file));
        Assert.Contains(reason, cli.Error, StringComparison.Ordinal);
        Assert.Empty(cli.Output);
        Assert.Equal([Path.Combine(cli.Root, "Pulumi.yaml")], Directory.GetFileSystemEntries(cli.Root));
    }

    [Fact]
    public async Task Preview_Terminal_IsColouredUnlessSomebodyAskedNotTo()
    {
        using var cli = new CliRun { OutputIsTerminal = true };
        await cli.RunAsync("preview");
        Assert.Contains('\u001b', cli.Output);
        await cli.RunAsync("preview", "--no-color");
        Assert.DoesNotContain('\u001b', cli.Output);
        await cli.WithVariable("NO_COLOR", "1").RunAsync("preview");
        Assert.DoesNotContain('\u001b', cli.Output);
    }

    [Fact]
    public async Task Preview_PlannerThatThrows_Returns2WithoutAStackTrace()
    {
        using var cli = new CliRun { Planner = new ThrowingPlanner() };
        Assert.Equal(2, await cli.RunAsync("preview"));
        Assert.Equal("infra: out of order (--verbose says where)\n", cli.Error);
        await cli.RunAsync("preview", "--verbose");
        Assert.Contains("at Infra.Tests", cli.Error, StringComparison.Ordinal);
    }

    private sealed class ThrowingPlanner : IPlanner
    {
        public Task<PlanningResult> PlanAsync(PlanRequest request) => throw new InvalidOperationException("out of order");
    }
}

namespace Infra.Tests.Cli;

public sealed class UsageTests : IDisposable
{
    private readonly CliRun _cli = new();

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData]
    [InlineData("help")]
    [InlineData("--help")]
    [InlineData("-h")]
    public async Task Run_HelpOrNothing_ListsTheVerbs(params string[] args)
    {
        Assert.Equal(0, await _cli.RunAsync(args));
        Assert.Contains("infra [command] [options]", _cli.Output, StringComparison.Ordinal);
        Assert.All(_cli.Output.Split('\n'), line => Assert.InRange(line.Length, 0, 140));
        Assert.All(["preview", "diff", "comment", "show", "render", "cost", "waves", "graph", "capacity", "bootstrap", "explain", "completion", "help"], verb => Assert.Contains($"\n  {verb} ", _cli.Output, StringComparison.Ordinal));
        Assert.Empty(_cli.Error);
    }

    [Theory]
    [InlineData("preview", "--help")]
    [InlineData("help", "preview")]
    public async Task Run_HelpOfAVerb_ListsItsOptions(params string[] args)
    {
        Assert.Equal(0, await _cli.RunAsync(args));
        Assert.All(
            ["--stack <STACK>", "[default: dev]", "--json <FILE|->", "--no-color", "--verbose", "--cwd <DIR>", "--today <DAY>"],
            option => Assert.Contains(option, _cli.Output, StringComparison.Ordinal));
        Assert.Empty(_cli.Error);
    }

    [Theory]
    [InlineData("infra: there is no verb 'prevew'. Did you mean 'preview'? `infra help` lists them.", "prevew")]
    [InlineData("infra: there is no verb 'xyz'. `infra help` lists them.", "xyz", "--stack", "dev")]
    [InlineData("infra: there is no verb 'explian'. Did you mean 'explain'? `infra help` lists them.", "help", "explian")]
    [InlineData("infra: 'preview' has no option '--stak'. Did you mean '--stack'? `infra preview --help` lists them.", "preview", "--stak", "dev")]
    [InlineData("infra: 'dev' is more than 'preview' takes. `infra preview --help` says what it takes.", "preview", "dev")]
    [InlineData("infra: Required argument missing for option: '--stack'. `infra help preview` says more.", "preview", "--stack")]
    [InlineData("infra: --today is '1.2.2026'; it is a day as yyyy-MM-dd, such as 2026-12-31.", "preview", "--today", "1.2.2026")]
    public async Task Run_Mistake_SaysWhatAndHowToMendIt(string message, params string[] args)
    {
        Assert.Equal(2, await _cli.RunAsync(args));
        Assert.Equal(message + "\n", _cli.Error);
        Assert.Empty(_cli.Output);
    }

    [Fact]
    public async Task Run_StartedByTheEngine_SaysHowToBuildPublished()
    {
        Assert.Equal(2, await _cli.WithVariable("PULUMI_MONITOR", "127.0.0.1:1").RunAsync());
        Assert.Contains("PulumiSdk=published", _cli.Error, StringComparison.Ordinal);
        Assert.Empty(_cli.Output);
    }
}

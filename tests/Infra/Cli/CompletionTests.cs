namespace Infra.Tests.Cli;

public sealed class CompletionTests : IDisposable
{
    private readonly CliRun _cli = new();

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("infra prev", "preview")]
    [InlineData("infra preview --st", "--stack")]
    [InlineData("infra diff --stack ", "dev prod")]
    [InlineData("infra diff --with p", "prod")]
    [InlineData("infra explain AWS00", "AWS001 AWS002 AWS003 AWS004 AWS005 AWS006 AWS007 AWS008 AWS009")]
    [InlineData("infra cost --by ", "cluster component resource team")]
    [InlineData("infra completion ", "bash pwsh zsh --help")]
    [InlineData("infra nosuch --", "--help")]
    public async Task Complete_Line_ListsWhatMayStandThere(string line, string expected)
    {
        _cli.With("Pulumi.dev.yaml", "config: {}\n").With("Pulumi.prod.yaml", "config: {}\n");
        Assert.Equal(0, await _cli.RunAsync("complete", line.Length.ToString(System.Globalization.CultureInfo.InvariantCulture), line));
        Assert.Equal(expected.Split(' ', StringSplitOptions.RemoveEmptyEntries), _cli.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Empty(_cli.Error);
    }

    [Fact]
    public async Task Complete_OutsideOfAProject_KnowsNoStacks()
    {
        Assert.Equal(0, await _cli.RunInAsync(Path.GetTempPath(), "complete", "22", "infra preview --stack "));
        Assert.Empty(_cli.Output);
    }

    [Fact]
    public async Task Complete_PositionBehindTheLine_CompletesAfterABlank()
    {
        Assert.Equal(0, await _cli.RunAsync("complete", "17", "infra completion"));
        Assert.Equal("bash\npwsh\nzsh\n--help\n", _cli.Output);
    }

    [Theory]
    [InlineData("bash", "complete -o default -F _infra infra\n")]
    [InlineData("zsh", "compdef _infra infra\n")]
    [InlineData("pwsh", "Register-ArgumentCompleter -Native -CommandName infra")]
    public async Task Completion_Shell_IsItsScript(string shell, string expected)
    {
        Assert.Equal(0, await _cli.RunAsync("completion", shell));
        Assert.Contains(expected, _cli.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Completion_OtherShell_SaysWhichThereAre()
    {
        Assert.Equal(2, await _cli.RunAsync("completion", "zhs"));
        Assert.Equal("infra: there is no completion for 'zhs'; there is for bash, pwsh, zsh. Did you mean 'zsh'?\n", _cli.Error);
    }

    [Fact]
    public async Task Help_Verbs_LeaveOutWhatShellsCall()
    {
        await _cli.RunAsync("help");
        Assert.DoesNotContain("\n  complete ", _cli.Output, StringComparison.Ordinal);
        Assert.Contains("\n  completion ", _cli.Output, StringComparison.Ordinal);
    }
}

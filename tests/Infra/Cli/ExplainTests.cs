using Infra.Rules;

namespace Infra.Tests.Cli;

public sealed class ExplainTests : IDisposable
{
    private readonly CliRun _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task Explain_NoId_ListsEveryRule()
    {
        Assert.Equal(0, await _cli.RunAsync("explain"));
        var lines = _cli.Output.TrimEnd('\n').Split('\n');
        Assert.Equal(RuleCatalog.All.Select(rule => rule.Id), lines.Select(line => line.Split(' ')[0]));
        Assert.Contains($"{"EXEMPT02".PadRight(RuleCatalog.All.Max(rule => rule.Id.Length))}  warning  Every exemption excuses something", lines);
    }

    [Theory]
    [InlineData("AWS004")]
    [InlineData("aws004")]
    public async Task Explain_Id_SaysAllThereIs(string id)
    {
        Assert.Equal(0, await _cli.RunAsync("explain", id));
        var rule = RuleCatalog.Find("AWS004")!;
        Assert.Equal($"AWS004 (error): {rule.Title}\n\nWhy: {rule.Why}\nFix: {rule.Fix}\nEvidence: {rule.Evidence}\n", _cli.Output);
    }

    [Fact]
    public async Task Explain_MisspeltId_SuggestsTheNearest()
    {
        Assert.Equal(2, await _cli.RunAsync("explain", "AW010"));
        Assert.Equal("infra: there is no rule 'AW010'. Did you mean 'AWS010'? `infra explain` lists all.\n", _cli.Error);
        Assert.Empty(_cli.Output);
    }
}

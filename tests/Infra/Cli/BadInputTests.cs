using Infra.Planning;
using Infra.Stacks;
using Infra.Tests.Support;

namespace Infra.Tests.Cli;

/// <summary>Wrong configuration through the real command line and the real planner: one clear line each, exit code 2, nothing on standard output.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly CliRun _cli = new() { Planner = new Planner(Platform.Define, EnvironmentPlatform.Of) };

    public void Dispose() => _cli.Dispose();

    private static string Dev => File.ReadAllText(Path.Combine(Repository.Root, "Pulumi.dev.yaml"));

    private async Task AssertRefusedAsync(string settings, params string[] messages)
    {
        Assert.Equal(2, await _cli.With("Pulumi.dev.yaml", settings).RunAsync("preview"));
        Assert.Equal("", _cli.Output);
        var line = Assert.Single(_cli.Error.TrimEnd('\n').Split('\n'));
        Assert.All(messages, message => Assert.Contains(message, line, StringComparison.Ordinal));
    }

    private static string With(string before, string after)
    {
        Assert.Contains(before, Dev, StringComparison.Ordinal);
        return Dev.Replace(before, after, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_MissingStackFile_ListsTheStacksAndSuggests()
    {
        _cli.With("Pulumi.prod.yaml", "config: {}\n");

        Assert.Equal(2, await _cli.RunAsync("preview", "--stack", "prd"));
        Assert.Contains("has no Pulumi.prd.yaml", _cli.Error, StringComparison.Ordinal);
        Assert.Contains("'prod' was probably meant", _cli.Error, StringComparison.Ordinal);
        Assert.Contains("fix: --stack prod", _cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public Task Preview_YamlThatDoesNotParse_NamesLineAndColumn() => AssertRefusedAsync("config:\n  platform:tags: [a\n  platform:region: x\n", "Pulumi.dev.yaml:3:");

    [Fact]
    public Task Preview_UnknownKey_SuggestsTheNearestAndTheCommand() => AssertRefusedAsync(
        With("    nat: single", "    nat: single\n    cidrs: 10.0.0.0/16"),
        "platform:network.cidrs: got ",
        "cidr",
        "pulumi config rm --stack dev --path");

    [Fact]
    public Task Preview_WrongType_SaysWhatIsAllowed() => AssertRefusedAsync(
        With("    lokiDays: 7", "    lokiDays: a week"),
        "platform:retention.lokiDays: got ");

    [Fact]
    public Task Preview_CidrTooSmallForItsSubnets_SaysWhatFits() => AssertRefusedAsync(
        With("cidr: 10.0.0.0/16", "cidr: 10.0.0.0/24"),
        "platform:network.cidr: got '10.0.0.0/24'");

    [Fact]
    public Task Preview_OverlappingNetworks_NamesBoth() => AssertRefusedAsync(
        With("    - 10.1.0.0/16", "    - 10.0.128.0/17"),
        "platform:peerNetworks[0]: got '10.0.128.0/17'");

    [Fact]
    public Task Preview_ZoneOutsideTheRegion_NamesTheRegion() => AssertRefusedAsync(
        With("      - eu-central-1b", "      - eu-west-1b"),
        "platform:network.zones[1]: got 'eu-west-1b'");

    [Fact]
    public Task Preview_BadAccount_SaysTwelveDigits() => AssertRefusedAsync(
        With("\"111122223333\"", "\"1111-2222-3333\""),
        "platform:account: got '1111-2222-3333'");

    [Fact]
    public async Task Preview_ManyProblems_AreSaidAtOnce()
    {
        var settings = With("\"111122223333\"", "\"12\"").Replace("eu-central-1\n", "eu-centrl-1\n", StringComparison.Ordinal).Replace("lokiDays: 7", "lokiDays: 0", StringComparison.Ordinal);

        Assert.Equal(2, await _cli.With("Pulumi.dev.yaml", settings).RunAsync("preview"));
        Assert.All(["platform:account", "platform:region", "platform:retention.lokiDays"], key => Assert.Contains(key, _cli.Error, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Preview_EncryptedValueOfAProvider_IsNeitherNeededNorShown()
    {
        var settings = With("config:\n", "config:\n  vault:token:\n    secure: v1:cipher:text\n");

        _cli.With("exemptions.yaml", File.ReadAllText(Path.Combine(Repository.Root, "exemptions.yaml")));
        foreach (var page in Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs", "runbooks")))
            _cli.With($"docs/runbooks/{Path.GetFileName(page)}", File.ReadAllText(page));
        Assert.Equal(0, await _cli.With("Pulumi.dev.yaml", settings).RunAsync("preview", "--json", "plan.json", "--verbose"));
        Assert.DoesNotContain("cipher", _cli.Output + _cli.Error + File.ReadAllText(Path.Combine(_cli.Root, "plan.json")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_EncryptedValueThatIsNeededInClear_IsRefusedWithoutItsText()
    {
        await AssertRefusedAsync(With("platform:account: \"111122223333\"", "platform:account:\n    secure: v1:cipher:text"), "platform:account: got ");
        Assert.DoesNotContain("cipher", _cli.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Preview_JsonWhereNothingCanBeWritten_LeavesNothingBehind()
    {
        _cli.With("Pulumi.dev.yaml", Dev).With("plan.json/keep", "");
        var before = Directory.GetFileSystemEntries(_cli.Root).Order();

        Assert.Equal(2, await _cli.RunAsync("preview", "--json", "plan.json"));
        Assert.Contains("the plan as JSON cannot be written to", _cli.Error, StringComparison.Ordinal);
        Assert.Equal(before, Directory.GetFileSystemEntries(_cli.Root).Order());
    }
}

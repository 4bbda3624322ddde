using Infra.Tests.Bootstrap;
using Infra.Tests.Support;

namespace Infra.Tests.Cli;

public sealed class BootstrapTests : IDisposable
{
    private readonly CliRun _cli = new();

    public BootstrapTests()
    {
        foreach (var file in new[] { "Pulumi.yaml", "Pulumi.dev.yaml", "Pulumi.prod.yaml" })
            _cli.With(file, File.ReadAllText(Path.Combine(Repository.Root, file)));
    }

    public void Dispose() => _cli.Dispose();

    [Theory]
    [InlineData("dev", "STATE_BUCKET='platform-pulumi-state-111122223333'\n")]
    [InlineData("prod", "STATE_BUCKET='platform-pulumi-state-444455556666'\n")]
    public async Task Bootstrap_Stack_PrintsItsScript(string stack, string bucket)
    {
        Assert.Equal((0, ""), (await _cli.RunAsync("bootstrap", "--stack", stack), _cli.Error));
        Assert.Equal(BootstrapSandbox.ScriptOf(stack), _cli.Output);
        Assert.StartsWith("#!/usr/bin/env bash\n", _cli.Output, StringComparison.Ordinal);
        Assert.Contains(bucket, _cli.Output, StringComparison.Ordinal);
        Assert.Contains("\nset -euo pipefail\n", _cli.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bootstrap_NamesOfGitHubsConfiguration_AreTheScripts()
    {
        _cli.With("Pulumi.dev.yaml", _cli.Read("Pulumi.dev.yaml") + "  platform:github:\n    repository: example/platform\n    stateBucket: example-state\n    secretsKeyAlias: alias/example\n");
        Assert.Equal(0, await _cli.RunAsync("bootstrap"));
        Assert.Contains("\nSTATE_BUCKET='example-state'\nKEY_ALIAS='alias/example'\n", _cli.Output, StringComparison.Ordinal);
        Assert.Contains("pulumi login 's3://example-state?region=eu-central-1'", _cli.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bootstrap_SecretThatIsThere_IsNotAskedFor()
    {
        _cli.With("Pulumi.dev.yaml", _cli.Read("Pulumi.dev.yaml") + "  platform:mail:\n    host: smtp.example.com\n    from: platform@example.com\n    username: platform\n  platform:mailPassword:\n    secure: v1:abc\n");
        Assert.Equal((0, ""), (await _cli.RunAsync("bootstrap"), _cli.Error));
        Assert.DoesNotContain("--secret platform:mailPassword", _cli.Output, StringComparison.Ordinal);
        Assert.Contains("--secret platform:slackWebhookUrl", _cli.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bootstrap_Run_RunsTheScriptAndPassesOnWhatItSays()
    {
        using var sandbox = new BootstrapSandbox();
        _cli.WithVariable("PATH", sandbox.SearchPath);
        Assert.Equal((0, ""), (await _cli.RunAsync("bootstrap", "--run"), _cli.Error));
        Assert.StartsWith("dev: making the key of the secrets\n", _cli.Output, StringComparison.Ordinal);
        Assert.Contains("aliases/platform-pulumi-secrets", sandbox.Account.Keys);

        sandbox.Remove("aws");
        Assert.Equal(2, await _cli.RunAsync("bootstrap", "--run"));
        Assert.Equal("error: dev: aws, version 2, is not installed, or not on the PATH; install it and run this again. Nothing was changed.\n", _cli.Error);
    }

    [Fact]
    public async Task Bootstrap_RunWithoutBash_SaysWhatToDo()
    {
        using var folder = new TemporaryFolder();
        _cli.WithVariable("PATH", folder.Path);
        Assert.Equal(2, await _cli.RunAsync("bootstrap", "--stack", "prod", "--run"));
        Assert.Equal("infra: there is no bash on the PATH. `infra bootstrap --stack prod` prints the script; run it where bash and aws are.\n", _cli.Error);
    }

    [Fact]
    public async Task Bootstrap_StackThatIsNotThere_Returns2()
    {
        Assert.Equal(2, await _cli.RunAsync("bootstrap", "--stack", "prd"));
        Assert.Contains("'prod' was probably meant", _cli.Error, StringComparison.Ordinal);
        Assert.Empty(_cli.Output);
    }
}

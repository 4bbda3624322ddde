using Infra.Components;

namespace Infra.Tests.Components;

/// <summary>The real scripts against stand-ins of curl and kubectl.</summary>
public sealed class VaultScriptTests : IDisposable
{
    private readonly VaultScriptSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task Wait_VaultAnswers_AsksOnce()
    {
        var run = await _sandbox.RunAsync(VaultScripts.Wait, answers: "200");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal("main.dev.example.com: Vault answers at https://vault.dev.example.com\n", run.Output);
        Assert.EndsWith(" https://vault.dev.example.com/v1/sys/health?standbyok=true", Assert.Single(run.Calls), StringComparison.Ordinal);
        Assert.Contains("--max-time 10 ", run.Calls[0], StringComparison.Ordinal);
        Assert.Empty(_sandbox.Leftovers);
    }

    [Fact]
    public async Task Wait_VaultComesUp_AsksUntilItAnswers()
    {
        var run = await _sandbox.RunAsync(VaultScripts.Wait, answers: ["000 Could not resolve host", "501", "200"]);

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal(["curl", "sleep", "curl", "sleep", "curl"], run.Calls.Select(call => call.Split(' ')[0]));
        Assert.Equal("sleep 10", run.Calls[1]);
    }

    [Theory]
    [InlineData("000 Could not resolve host: vault.dev.example.com", "no answer (curl: Could not resolve host: vault.dev.example.com)")]
    [InlineData("404", "the gateway has no route of that name yet")]
    [InlineData("501", "Vault is not initialised; its job vault-init")]
    [InlineData("503", "Vault is sealed, or no pod of it is ready")]
    [InlineData("418", "HTTP 418, which a ready Vault never answers")]
    public async Task Wait_VaultStaysAway_SaysWhatItLastAnswered(string answer, string expected)
    {
        var run = await _sandbox.RunAsync(VaultScripts.Wait, answers: ["503", "000 first", answer]);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("error: main.dev.example.com: Vault does not answer at https://vault.dev.example.com, asked 3 times: ", run.Error, StringComparison.Ordinal);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
        Assert.Equal(3, run.Calls.Count(call => call.StartsWith("curl", StringComparison.Ordinal)));
        Assert.Empty(_sandbox.Leftovers);
    }

    [Fact]
    public async Task CreateToken_KubeconfigOnStandardInput_PrintsTheTokenAndKeepsNothing()
    {
        var run = await _sandbox.RunAsync(VaultScripts.CreateToken, "PRIVATE kubeconfig");

        Assert.Equal((0, "the-token\n", ""), (run.ExitCode, run.Output, run.Error));
        var call = Assert.Single(run.Calls);
        Assert.Matches("^kubectl create token pulumi --kubeconfig \\S+/kubeconfig --namespace vault --audience vault --duration 15m$", call);
        Assert.Empty(_sandbox.Leftovers);
    }

    [Fact]
    public async Task CreateToken_ClusterRefuses_SaysWhoseTokenItWas()
    {
        _sandbox.Variables["REFUSE"] = "serviceaccounts \"pulumi\" not found";

        var run = await _sandbox.RunAsync(VaultScripts.CreateToken, "PRIVATE kubeconfig");

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains("serviceaccounts \"pulumi\" not found", run.Error, StringComparison.Ordinal);
        Assert.Contains("error: main.dev.example.com: there is no token of the ServiceAccount vault/pulumi", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("PRIVATE", run.Error, StringComparison.Ordinal);
        Assert.Empty(_sandbox.Leftovers);
    }

    [Theory]
    [InlineData("curl")]
    [InlineData("kubectl")]
    public async Task AnyScript_ToolMissing_SaysSoBeforeAnythingHappens(string tool)
    {
        _sandbox.Remove(tool);

        var run = await _sandbox.RunAsync(tool == "curl" ? VaultScripts.Wait : VaultScripts.CreateToken);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith($"error: {tool} is not installed", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Calls);
    }
}

using Infra.Components;

namespace Infra.Tests.Components;

/// <summary>The real script against a stand-in of kubectl.</summary>
public sealed class VaultScriptTests : IDisposable
{
    private readonly CommandSandbox _sandbox = new();

    public VaultScriptTests()
    {
        foreach (var (name, value) in new[] { ("CLUSTER", "main.dev.example.com"), ("NAMESPACE", "vault"), ("SERVICE_ACCOUNT", "pulumi"), ("AUDIENCE", "vault"), ("DURATION", "15m") })
            _sandbox.Variables[name] = value;
    }

    public void Dispose() => _sandbox.Dispose();

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

    [Fact]
    public async Task CreateToken_NoKubectl_SaysSoBeforeAnythingHappens()
    {
        _sandbox.Remove("kubectl");

        var run = await _sandbox.RunAsync(VaultScripts.CreateToken);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("error: kubectl is not installed", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Calls);
    }
}

using Infra.Components;

namespace Infra.Tests.Components;

/// <summary>The script that makes Vault ready, against stand-ins of vault and aws.</summary>
public sealed class InitScriptTests : IDisposable
{
    private readonly VaultSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task Run_NewVault_IsInitialisedConfiguredAndLeftWithoutRootToken()
    {
        var run = await _sandbox.RunAsync(VaultFiles.Init);

        Assert.True(run.ExitCode == 0, run.Error);
        AssertReady(key: 1);
        Assert.Equal("kubernetes_host=https://kubernetes.default.svc\n", _sandbox.World["vault/auth/config"]);
        // The audit's file lists what there was when it began.
        Assert.DoesNotContain("kubernetes", _sandbox.World["vault/audit/stdout"], StringComparison.Ordinal);
        Assert.DoesNotContain("pulumi", _sandbox.World["vault/audit/stdout"], StringComparison.Ordinal);
        foreach (var (name, text) in VaultRoles.Files)
            Assert.Equal(text, _sandbox.World[name.EndsWith(".hcl", StringComparison.Ordinal) ? $"vault/policies/{name[..^".hcl".Length]}" : $"vault/roles/{name[..^".role.json".Length]}"]);
        AssertToldNoSecret();
    }

    [Fact]
    public async Task Run_ReadyVault_ChangesNothing()
    {
        await ReadyAsync();
        var before = _sandbox.World;

        var run = await _sandbox.RunAsync(VaultFiles.Init);

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal("vault-init: ready: there was nothing to do\n", run.Output);
        Assert.Equal(before, _sandbox.World);
        AssertToldNoSecret();
    }

    [Fact]
    public async Task Run_PolicyOfAnotherRelease_IsToldAndLeft()
    {
        await ReadyAsync();
        _sandbox.Write("world/vault/policies/pulumi", "path \"other\" {}\n");

        var run = await _sandbox.RunAsync(VaultFiles.Init);

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Contains("the policy pulumi in Vault is another than the platform's; an administrator writes it with: vault policy write pulumi components/Vault/Policies/pulumi.hcl", run.Output, StringComparison.Ordinal);
        Assert.Equal("path \"other\" {}\n", _sandbox.World["vault/policies/pulumi"]);
    }

    [Fact]
    public async Task Run_WipedClusterWithSnapshot_ComesBackWithItsOldKeys()
    {
        await WipeAsync();

        var run = await _sandbox.RunAsync(VaultFiles.Init);

        Assert.True(run.ExitCode == 0, run.Error);
        AssertReady(key: 1);
        Assert.Equal("kept", _sandbox.World["vault/data"]);
        Assert.DoesNotContain(run.Calls, call => call.StartsWith("vault policy write", StringComparison.Ordinal));
        AssertToldNoSecret();
    }

    [Fact]
    public async Task Run_WipedClusterWithoutSnapshot_BeginsAnewWithNewKeys()
    {
        await ReadyAsync();
        _sandbox.Remove("world/vault");

        var run = await _sandbox.RunAsync(VaultFiles.Init);

        Assert.True(run.ExitCode == 0, run.Error);
        AssertReady(key: 2);
        Assert.Contains("SECRET-key-1", _sandbox.Document("AWSPREVIOUS"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "before")]
    [InlineData(false, "after")]
    [InlineData(true, "before")]
    [InlineData(true, "after")]
    public async Task Run_BrokenAtAnyCall_IsReadyAfterTheNext(bool isWiped, string breakWhen)
    {
        var calls = (await PreparedRunAsync(isWiped, 0, breakWhen)).Calls;
        Assert.InRange(calls, 20, 60);

        await Parallel.ForEachAsync(Enumerable.Range(1, calls), new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (call, _) =>
        {
            using var other = new InitScriptTests();
            await other.BreakAsync(isWiped, call, breakWhen);
        });
    }

    private async Task BreakAsync(bool isWiped, int call, string breakWhen)
    {
        _sandbox.Variables["WAIT_SECONDS"] = "10";
        var (_, run) = await PreparedRunAsync(isWiped, call, breakWhen);
        var broken = run.Calls[call - 1];
        var keys = 1;
        if (broken.StartsWith("vault operator init", StringComparison.Ordinal) && breakWhen == "after")
        {
            // Its answer is lost: it says what to do, and that is done.
            run = await _sandbox.RunAsync(VaultFiles.Init);
            Assert.Equal(1, run.ExitCode);
            Assert.Contains("kubectl --namespace vault delete pvc,pod --selector component=server", run.Error, StringComparison.Ordinal);
            _sandbox.Remove("world/vault");
            keys = isWiped ? 1 : 2;
        }
        run = await _sandbox.RunAsync(VaultFiles.Init);

        Assert.True(run.ExitCode == 0, $"after a break {breakWhen} '{broken}': {run.Output}{run.Error}");
        AssertReady(keys);
        if (isWiped)
            Assert.Equal("kept", _sandbox.World["vault/data"]);
        AssertToldNoSecret();
    }

    private async Task<(int Calls, ScriptRun Run)> PreparedRunAsync(bool isWiped, int breakAt, string breakWhen)
    {
        if (isWiped)
            await WipeAsync();
        var run = await _sandbox.RunAsync(VaultFiles.Init, breakAt: breakAt, breakWhen: breakWhen);
        return (run.Calls.Count, run);
    }

    private async Task ReadyAsync()
    {
        var run = await _sandbox.RunAsync(VaultFiles.Init);
        Assert.True(run.ExitCode == 0, run.Error);
    }

    // A Vault that holds something, has a snapshot of it, and is gone.
    private async Task WipeAsync()
    {
        await ReadyAsync();
        _sandbox.Write("world/vault/data", "kept");
        Assert.Equal(0, (await _sandbox.RunAsync(VaultFiles.SnapshotSave, shell: "sh")).ExitCode);
        Assert.Equal(0, (await _sandbox.RunAsync(VaultFiles.SnapshotStore, sameContainer: true)).ExitCode);
        _sandbox.Remove("world/vault");
    }

    private void AssertReady(int key)
    {
        var current = _sandbox.Document("AWSCURRENT");
        Assert.Equal($"SECRET-key-{key}\n", _sandbox.World["vault/keys"]);
        Assert.Contains($"\"SECRET-key-{key}\"", current, StringComparison.Ordinal);
        Assert.Contains("\"root_token\": \"\"", current, StringComparison.Ordinal);
        Assert.DoesNotContain("purpose", current, StringComparison.Ordinal);
        Assert.Null(_sandbox.Document("AWSPENDING"));
        Assert.DoesNotContain("vault/root", _sandbox.World.Keys);
        Assert.All(new[] { "pulumi", "snapshot", "vault-init" }, name => Assert.Contains($"vault/roles/{name}", _sandbox.World.Keys));
    }

    private void AssertToldNoSecret() => Assert.DoesNotContain("SECRET-", _sandbox.Told, StringComparison.Ordinal);
}

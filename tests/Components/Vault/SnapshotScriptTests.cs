using System.Security.Cryptography;
using System.Text;
using Infra.Components;

namespace Infra.Tests.Components;

/// <summary>The scripts that keep Vault's snapshots and restore them, against stand-ins of vault and aws.</summary>
public sealed class SnapshotScriptTests : IDisposable
{
    private readonly VaultSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task Snapshot_OfAReadyVault_IsStoredWithItsChecksum()
    {
        await ReadyAsync();

        var save = await _sandbox.RunAsync(VaultFiles.SnapshotSave, shell: "sh");
        var store = await _sandbox.RunAsync(VaultFiles.SnapshotStore, sameContainer: true);

        Assert.True(save.ExitCode == 0 && store.ExitCode == 0, save.Error + store.Error);
        Assert.Equal("snapshot 1\n", _sandbox.World[$"s3/{VaultSandbox.SnapshotObject}"]);
        Assert.Contains($"--checksum-sha256 {Convert.ToBase64String(SHA256.HashData(Encoding.ASCII.GetBytes("snapshot 1\n")))} ", Assert.Single(store.Calls), StringComparison.Ordinal);
        Assert.Contains("11 bytes", store.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET-", _sandbox.Told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Save_EmptySnapshot_LeavesNothingToStore()
    {
        await ReadyAsync();
        _sandbox.Variables["EMPTY_SNAPSHOT"] = "yes";

        var save = await _sandbox.RunAsync(VaultFiles.SnapshotSave, shell: "sh");
        var store = await _sandbox.RunAsync(VaultFiles.SnapshotStore, sameContainer: true);

        Assert.Equal((1, "vault-snapshot: Vault gave an empty snapshot\n"), (save.ExitCode, save.Error));
        Assert.Equal(1, store.ExitCode);
        Assert.Contains("is empty or not there; nothing was stored", store.Error, StringComparison.Ordinal);
        Assert.Empty(store.Calls);
    }

    [Fact]
    public async Task Save_SignInRefused_Fails()
    {
        await ReadyAsync();
        _sandbox.Remove("world/vault/roles/snapshot");

        var save = await _sandbox.RunAsync(VaultFiles.SnapshotSave, shell: "sh");

        Assert.NotEqual(0, save.ExitCode);
        Assert.Contains("invalid role name", save.Error, StringComparison.Ordinal);
        Assert.Empty(_sandbox.Files("scratch"));
    }

    [Fact]
    public async Task Store_OtherBytesThanSent_Fails()
    {
        await ReadyAsync();
        _sandbox.Variables["CORRUPT"] = "yes";
        await _sandbox.RunAsync(VaultFiles.SnapshotSave, shell: "sh");

        var store = await _sandbox.RunAsync(VaultFiles.SnapshotStore, sameContainer: true);

        Assert.Equal(1, store.ExitCode);
        Assert.Contains("S3 has stored something else", store.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restore_Confirmed_PutsVaultBackAndLeavesNoFile()
    {
        await SnapshotAsync();
        _sandbox.Write("world/vault/data", "later");
        _sandbox.Write("world/vault/root", "SECRET-admin");
        _sandbox.Variables["VAULT_TOKEN"] = "SECRET-admin";
        _sandbox.Variables["CONFIRM"] = VaultSandbox.Address;

        var run = await _sandbox.RunAsync(VaultFiles.Restore);

        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Equal("kept", _sandbox.World["vault/data"]);
        Assert.Equal(["aws s3api", "vault operator", "vault operator"], run.Calls.Select(call => string.Join(' ', call.Split(' ').Take(2))));
        Assert.Contains("snapshot of 2026-01-02T03:04:05+00:00, version version-1", run.Output, StringComparison.Ordinal);
        Assert.Empty(_sandbox.Files("tmp"));
        Assert.DoesNotContain("SECRET-", _sandbox.Told, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Restore_OlderVersion_IsThatOne()
    {
        await SnapshotAsync();
        _sandbox.Write($"world/s3/{VaultSandbox.SnapshotObject}.older", "no snapshot at all");
        _sandbox.Variables["VAULT_TOKEN"] = "SECRET-admin";
        _sandbox.Variables["CONFIRM"] = VaultSandbox.Address;
        _sandbox.Variables["VERSION_ID"] = "older";

        var run = await _sandbox.RunAsync(VaultFiles.Restore);

        // Which is none, and so overwrites nothing.
        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains("Error reading snapshot", run.Error, StringComparison.Ordinal);
        Assert.Contains("--version-id older", run.Calls[0], StringComparison.Ordinal);
        Assert.DoesNotContain(run.Calls, call => call.Contains("-force", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("CONFIRM", "say so with CONFIRM=https://vault-active:8200")]
    [InlineData("VAULT_TOKEN", "set VAULT_TOKEN")]
    [InlineData("SNAPSHOT_KEY", "set SNAPSHOT_KEY")]
    public async Task Restore_WithoutAVariable_CallsNothing(string missing, string message)
    {
        _sandbox.Variables["VAULT_TOKEN"] = "SECRET-admin";
        _sandbox.Variables["CONFIRM"] = VaultSandbox.Address;
        _sandbox.Variables.Remove(missing);

        var run = await _sandbox.RunAsync(VaultFiles.Restore);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Calls);
    }

    private async Task ReadyAsync()
    {
        var run = await _sandbox.RunAsync(VaultFiles.Init);
        Assert.True(run.ExitCode == 0, run.Error);
    }

    private async Task SnapshotAsync()
    {
        await ReadyAsync();
        _sandbox.Write("world/vault/data", "kept");
        await _sandbox.RunAsync(VaultFiles.SnapshotSave, shell: "sh");
        Assert.Equal(0, (await _sandbox.RunAsync(VaultFiles.SnapshotStore, sameContainer: true)).ExitCode);
    }
}

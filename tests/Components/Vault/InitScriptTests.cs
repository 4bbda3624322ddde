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
        Assert.Contains("the policy pulumi in Vault is another than the platform's; write it with a root token (docs/disaster-recovery.md): vault policy write pulumi components/Vault/Policies/pulumi.hcl", run.Output, StringComparison.Ordinal);
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
        if (isWiped)
            await WipeAsync();
        var prepared = _sandbox.World;
        var calls = (await _sandbox.RunAsync(VaultFiles.Init)).Calls.Count;
        Assert.InRange(calls, 20, 60);

        await Parallel.ForEachAsync(Enumerable.Range(1, calls), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (call, _) =>
        {
            using var other = new InitScriptTests();
            other._sandbox.World = prepared;
            await other.BreakAsync(isWiped, call, breakWhen);
        });
    }

    private async Task BreakAsync(bool isWiped, int call, string breakWhen)
    {
        _sandbox.Variables["WAIT_SECONDS"] = "10";
        var run = await _sandbox.RunAsync(VaultFiles.Init, breakAt: call, breakWhen: breakWhen);
        var broken = run.Calls[call - 1];
        var key = 1;
        if (broken.StartsWith("vault operator init", StringComparison.Ordinal) && breakWhen == "after")
        {
            // Its answer is lost: it says what to do, and that is done.
            run = await _sandbox.RunAsync(VaultFiles.Init);
            AssertFailed(run, "kubectl --namespace vault delete pvc,pod --selector component=server");
            _sandbox.Remove("world/vault");
            key = isWiped ? 1 : 2;
        }
        run = await _sandbox.RunAsync(VaultFiles.Init);

        Assert.True(run.ExitCode == 0, $"after a break {breakWhen} '{broken}': {run.Output}{run.Error}");
        AssertReady(key);
        if (isWiped)
            Assert.Equal("kept", _sandbox.World["vault/data"]);
        AssertToldNoSecret();
    }

    [Fact]
    public async Task Run_AnswerThatIsNotKept_SaysWhatToTakeAway()
    {
        _sandbox.Variables["DENY_FROM"] = "PutSecretValue 2";

        AssertFailed(await _sandbox.RunAsync(VaultFiles.Init), "what it answered was not kept in the secret infra-dev-main-vault-recovery", "kubectl --namespace vault delete pvc,pod --selector component=server");
        _sandbox.Variables.Remove("DENY_FROM");
        AssertFailed(await _sandbox.RunAsync(VaultFiles.Init), "what it answered was not kept");
    }

    [Theory]
    [InlineData("PutSecretValue", "the secret infra-dev-main-vault-recovery can't be written, so Vault was not initialised: An error occurred (AccessDeniedException)")]
    [InlineData("GetSecretValue", "the secret infra-dev-main-vault-recovery can't be read: An error occurred (AccessDeniedException)")]
    [InlineData("ListObjectsV2", "can't be looked for: An error occurred (AccessDeniedException)")]
    public async Task Run_AwsRefuses_VaultIsNotInitialised(string operation, string message)
    {
        _sandbox.Variables["DENY"] = operation;

        AssertFailed(await _sandbox.RunAsync(VaultFiles.Init), message);
        Assert.DoesNotContain("vault/keys", _sandbox.World.Keys);
    }

    [Fact]
    public async Task Run_KmsRefusesTheInitialisation_SaysSo()
    {
        _sandbox.Variables["KMS_REFUSES"] = "yes";

        AssertFailed(await _sandbox.RunAsync(VaultFiles.Init), "Vault can't be initialised:", "AccessDeniedException: kms:Encrypt");
    }

    [Fact]
    public async Task Run_SealedVault_NamesTheKey()
    {
        await ReadyAsync();
        _sandbox.Write("world/sealed");

        AssertFailed(await _sandbox.RunAsync(VaultFiles.Init), "some are sealed: sealed sealed sealed", "\"Lost access to Vault's key\"");
    }

    [Fact]
    public async Task Run_SilentMember_IsNotInitialisedWithoutIt()
    {
        _sandbox.Variables["SILENT"] = "https://vault-1:8200";

        AssertFailed(await _sandbox.RunAsync(VaultFiles.Init), "some don't answer: empty silent empty", "kubectl --namespace vault logs --selector component=server --container vault");
        Assert.DoesNotContain("vault/keys", _sandbox.World.Keys);
    }

    [Fact]
    public async Task Run_NobodyLeads_SaysSo()
    {
        await ReadyAsync();
        _sandbox.Write("world/leaderless");

        AssertFailed(await _sandbox.RunAsync(VaultFiles.Init), "no member leads");
    }

    [Fact]
    public async Task Run_InitialisedByAnother_HasNoKeys()
    {
        await ReadyAsync();
        _sandbox.Remove("world/secret");

        AssertFailed(await _sandbox.RunAsync(VaultFiles.Init), "Vault is initialised, and the secret infra-dev-main-vault-recovery has no recovery keys", "\"Lost Vault\"");
    }

    [Fact]
    public async Task Run_SnapshotWithoutKeys_IsNotRestored()
    {
        await WipeAsync();
        _sandbox.Remove("world/secret");

        AssertFailed(await _sandbox.RunAsync(VaultFiles.Init), "has a snapshot, but the secret infra-dev-main-vault-recovery has no recovery keys for it", "list-secret-version-ids");
        Assert.DoesNotContain("vault/keys", _sandbox.World.Keys);
    }

    [Fact]
    public async Task Run_SignInRefused_IsAnAdministrators()
    {
        await ReadyAsync();
        _sandbox.Remove("world/vault/auth/config");

        AssertFailed(await _sandbox.RunAsync(VaultFiles.Init), "refuses this Job's sign-in", "Set auth/kubernetes right with a root token");
    }

    [Fact]
    public async Task Run_RootTokenRevokedTooEarly_NamesTheKeysThatMakeAnother()
    {
        // Broken before the first policy, and then somebody revoked the token.
        var calls = (await _sandbox.RunAsync(VaultFiles.Init)).Calls.ToList();
        using var other = new InitScriptTests();
        await other._sandbox.RunAsync(VaultFiles.Init, breakAt: calls.FindIndex(call => call.StartsWith("vault policy write", StringComparison.Ordinal)) + 1);
        other._sandbox.Remove("world/vault/root");

        AssertFailed(await other._sandbox.RunAsync(VaultFiles.Init), "the root token in the stage AWSPENDING of infra-dev-main-vault-recovery as well", "recovery keys in that version");
        other.AssertToldNoSecret();
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

    private static void AssertFailed(ScriptRun run, params IEnumerable<string> messages)
    {
        Assert.Equal(1, run.ExitCode);
        Assert.All(messages, message => Assert.Contains(message, run.Error, StringComparison.Ordinal));
    }

    private void AssertToldNoSecret() => Assert.DoesNotContain("SECRET-", _sandbox.Told, StringComparison.Ordinal);
}

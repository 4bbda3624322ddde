using System.Globalization;
using Infra.Components;

namespace Infra.Tests.Components;

/// <summary>The script beside Vault, with a process in Vault's place that notes each SIGHUP. What happens between two looks is a line of the file "naps".</summary>
public sealed class KeepScriptTests : IDisposable
{
    private readonly VaultSandbox _sandbox = new();

    public KeepScriptTests()
    {
        _sandbox.Variables["CERTIFICATE"] = _sandbox.At("tls.crt");
        _sandbox.Variables["AUDIT_FILE"] = _sandbox.At("audit/audit.log");
        _sandbox.Variables["MOST_BYTES"] = "10";
        _sandbox.Variables["MOST_FILES"] = "2";
        _sandbox.Write("tls.crt", "first");
        _sandbox.Write("audit/audit.log", "short");
    }

    public void Dispose() => _sandbox.Dispose();

    [Fact]
    public async Task Run_NothingHappens_TellsNothing()
    {
        var run = await RunAsync(":", ":");

        Assert.Equal((0, ""), (run.ExitCode, run.Output));
        Assert.Equal(0, Signals());
    }

    [Fact]
    public async Task Run_RenewedCertificate_IsToldOnce()
    {
        var run = await RunAsync("echo second >\"$CERTIFICATE\"", ":", ":");

        Assert.Equal("vault-keeper: the certificate was renewed\n", run.Output);
        Assert.Equal(1, Signals());
    }

    [Fact]
    public async Task Run_LongAuditFiles_ArePutAsideAndTheOldestGoes()
    {
        var run = await RunAsync([.. Enumerable.Range(1, 3).Select(number => string.Create(CultureInfo.InvariantCulture, $"echo 'audit number {number}' >\"$AUDIT_FILE\"")).Select((command, index) => After(index, command))]);

        Assert.Equal(string.Concat(Enumerable.Repeat("vault-keeper: the audit file was put aside\n", 3)), run.Output);
        Assert.Equal(3, Signals());
        Assert.Equal(
            new Dictionary<string, string> { ["audit.log.1"] = "audit number 3\n", ["audit.log.2"] = "audit number 2\n" },
            _sandbox.Files("audit"));
    }

    [Fact]
    public async Task Run_VaultDoesNotRun_GoesOn()
    {
        var run = await RunAsync("rm \"$SANDBOX/pid\"; echo second >\"$CERTIFICATE\"", "echo third >\"$CERTIFICATE\"");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(string.Concat(Enumerable.Repeat("vault-keeper: the certificate was renewed, but Vault does not run\n", 2)), run.Output);
    }

    private async Task<ScriptRun> RunAsync(params IReadOnlyList<string> naps)
    {
        _sandbox.Write("keep.sh", VaultFiles.Keep);
        _sandbox.Write("signals");
        _sandbox.Write("naps", string.Join('\n', naps) + "\n");
        _sandbox.Variables["REAL_SLEEP"] = ScriptFolder.Find("sleep");
        _sandbox.Variables["REAL_ENV"] = ScriptFolder.Find("env");
        return await _sandbox.RunAsync(
            """
            # A shell cannot trap what was ignored when it began, as under nohup.
            fresh=; "$REAL_ENV" --default-signal=HUP bash -c : 2>/dev/null && fresh="$REAL_ENV --default-signal=HUP"
            $fresh bash -c 'trap "echo hup >>\"$SANDBOX/signals\"" HUP; echo "9999999 $$" >"$SANDBOX/pid"; while [ ! -f "$SANDBOX/end" ]; do "$REAL_SLEEP" 0.02; done' &
            while [ ! -s "$SANDBOX/pid" ]; do "$REAL_SLEEP" 0.02; done
            status=0
            sh "$SANDBOX/keep.sh" || status=$?
            touch "$SANDBOX/end"
            wait
            exit $status
            """);
    }

    // Two signals in a row may arrive as one. What never arrives is waited for ten seconds, and then missing.
    private static string After(int signals, string command) => string.Create(
        CultureInfo.InvariantCulture,
        $"tries=0; while [ \"$(wc -l <\"$SANDBOX/signals\")\" -lt {signals} ] && [ $tries -lt 500 ]; do tries=$((tries + 1)); \"$REAL_SLEEP\" 0.02; done; {command}");

    private int Signals() => File.ReadAllLines(_sandbox.At("signals")).Length;
}

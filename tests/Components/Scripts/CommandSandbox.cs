using System.Diagnostics;

namespace Infra.Tests.Components;

/// <summary>
/// A folder in which the scripts around Vault run: the only executables that they find are stand-ins of curl, kubectl and sleep, which write down how they are called, and the
/// few commands of a plain system.
/// </summary>
internal sealed class VaultScriptSandbox : IDisposable
{
    private static readonly string[] SystemCommands = ["bash", "cat", "mktemp", "rm", "sed", "tr"];

    // Each call gives the next line of "answers": an HTTP status, or 000 and what curl complains of.
    private const string Curl = """
        echo "curl $*" >>"$SANDBOX/calls"
        read -r status complaint <"$SANDBOX/answers" || true
        sed -i 1d "$SANDBOX/answers"
        printf '%s' "$status"
        if [ "$status" = 000 ]; then echo "curl: $complaint" >&2 && exit 6; fi
        """;

    private const string Kubectl = """
        echo "kubectl $*" >>"$SANDBOX/calls"
        if [ "$(cat "$5")" != 'PRIVATE kubeconfig' ]; then echo 'stand-in kubectl: no kubeconfig' >&2 && exit 1; fi
        if [ -n "${REFUSE:-}" ]; then echo "error: $REFUSE" >&2 && exit 1; fi
        echo the-token
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("infra-vault-scripts-").FullName;

    public VaultScriptSandbox()
    {
        if (OperatingSystem.IsWindows())
            throw new PlatformNotSupportedException("The scripts need bash and are not supported on Windows; run these tests, and deployments, on Linux or macOS.");
        Directory.CreateDirectory(At("bin"));
        Directory.CreateDirectory(At("tmp"));
        foreach (var command in SystemCommands)
            File.CreateSymbolicLink(At($"bin/{command}"), Find(command));
        Install("curl", Curl);
        Install("kubectl", Kubectl);
        Install("sleep", """echo "sleep $*" >>"$SANDBOX/calls" """);
    }

    public Dictionary<string, string> Variables { get; } = new()
    {
        ["CLUSTER"] = "main.dev.example.com",
        ["VAULT_ADDR"] = "https://vault.dev.example.com",
        ["ATTEMPTS"] = "3",
        ["PAUSE"] = "10",
        ["NAMESPACE"] = "vault",
        ["SERVICE_ACCOUNT"] = "pulumi",
        ["AUDIENCE"] = "vault",
        ["DURATION"] = "15m",
    };

    /// <summary>What a script has left behind in the folder of temporary files.</summary>
    public IEnumerable<string> Leftovers => Directory.EnumerateFileSystemEntries(At("tmp"));

    public void Remove(string tool) => File.Delete(At($"bin/{tool}"));

    /// <summary>Runs a script as Pulumi.Command does.</summary>
    public async Task<ScriptRun> RunAsync(string script, string input = "", params string[] answers)
    {
        File.WriteAllText(At("calls"), "");
        File.WriteAllLines(At("answers"), answers);
        var start = new ProcessStartInfo(At("bin/bash"), ["-c", script]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder };
        start.Environment.Clear();
        foreach (var (name, value) in Variables)
            start.Environment[name] = value;
        start.Environment["PATH"] = At("bin");
        start.Environment["TMPDIR"] = At("tmp");
        start.Environment["SANDBOX"] = _folder;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return new ScriptRun(process.ExitCode, await output, await error, await File.ReadAllLinesAsync(At("calls")));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Find(string command) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, command)).FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException($"The scripts need '{command}', which is not on the PATH.");

    private string At(string path) => Path.Combine(_folder, path);

    private void Install(string tool, string text)
    {
        File.WriteAllText(At($"bin/{tool}"), $"#!{At("bin/bash")}\nset -euo pipefail\n{text}\n");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(At($"bin/{tool}"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }
}

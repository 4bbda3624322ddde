using System.Diagnostics;
using System.Globalization;

namespace Infra.Tests.Components;

/// <summary>
/// A folder in which the scripts around Keycloak run: with what Keycloak's image has, a stand-in of kcadm.sh that keeps the realm master in files, and one of curl that answers what it is told.
/// </summary>
internal sealed class KeycloakSandbox : IDisposable
{
    // Of bash and coreutils; the stand-in needs no more.
    private static readonly string[] ImageCommands = ["bash", "cat", "env", "mkdir", "mktemp", "rm", "sleep", "wc"];

    // Each call gives the next line of "answers": an HTTP status, or 000 and what curl complains of.
    private const string Curl = """
        echo "curl $*" >>"$SANDBOX/calls"
        count=$(wc -l <"$SANDBOX/calls")
        mapfile -t answers <"$SANDBOX/answers"
        read -r status complaint <<<"${answers[count - 1]}"
        printf '%s' "$status"
        if [ "$status" = 000 ]; then echo "curl: $complaint" >&2 && exit 6; fi
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("infra-keycloak-").FullName;

    public KeycloakSandbox()
    {
        if (OperatingSystem.IsWindows())
            throw new PlatformNotSupportedException("The script runs in a container of Linux; run these tests on Linux or macOS.");
        Directory.CreateDirectory(At("bin"));
        Directory.CreateDirectory(At("tmp"));
        foreach (var command in ImageCommands)
            File.CreateSymbolicLink(At($"bin/{command}"), Find(command));
        File.Copy(Path.Combine(AppContext.BaseDirectory, "StandIns", "kcadm.sh"), At("bin/kcadm.sh"));
        File.SetUnixFileMode(At("bin/kcadm.sh"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        Variables["KCADM"] = At("bin/kcadm.sh");
        File.WriteAllText(At("bin/curl"), $"#!{At("bin/bash")}\nset -euo pipefail\n{Curl}\n");
        File.SetUnixFileMode(At("bin/curl"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }

    /// <summary>Variables of the scripts, as the Job and the command set them.</summary>
    public Dictionary<string, string> Variables { get; } = new()
    {
        ["BOOTSTRAP_CLIENT_ID"] = "bootstrap",
        ["BOOTSTRAP_CLIENT_SECRET"] = "PRIVATEbootstrap",
        ["CLIENT_ID"] = "pulumi",
        ["CLIENT_SECRET"] = "PRIVATEpulumi",
        ["SERVER"] = "http://keycloak-http.iam-system.svc",
        ["PAUSE"] = "0",
        ["KEYCLOAK_URL"] = "https://login.dev.example.com",
        ["ATTEMPTS"] = "3",
    };

    /// <summary>The clients of the realm master: "name secret role" each.</summary>
    public IEnumerable<string> Clients
    {
        get => Directory.Exists(At("state"))
            ? Directory.EnumerateDirectories(At("state")).Order(StringComparer.Ordinal).Select(client => string.Join(' ', new[] { "name", "secret", "role" }.Select(file => Read(client, file))).TrimEnd())
            : [];
        set
        {
            if (Directory.Exists(At("state")))
                Directory.Delete(At("state"), recursive: true);
            foreach (var fields in value.Select(client => client.Split(' ')))
            {
                var client = Directory.CreateDirectory(At($"state/id-of-{fields[0]}")).FullName;
                foreach (var (file, text) in new[] { "name", "secret", "role" }.Zip(fields))
                    File.WriteAllText(Path.Combine(client, file), text + "\n");
            }
        }
    }

    /// <summary>What curl is answered, one call after the other.</summary>
    public IEnumerable<string> Answers
    {
        set => File.WriteAllLines(At("answers"), value);
    }

    public void Remove(string tool) => File.Delete(At($"bin/{tool}"));

    /// <summary>What a script has left behind.</summary>
    public IEnumerable<string> Leftovers => Directory.EnumerateFileSystemEntries(At("tmp"));

    /// <summary>Runs a script; call <paramref name="breakAt"/> of kcadm.sh fails before or after it takes effect.</summary>
    public async Task<ScriptRun> RunAsync(string script, int breakAt = 0, string breakWhen = "before")
    {
        File.WriteAllText(At("calls"), "");
        File.WriteAllText(At("script.sh"), script);
        var start = new ProcessStartInfo(At("bin/bash"), [At("script.sh")]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder };
        start.Environment.Clear();
        foreach (var (name, value) in Variables)
            start.Environment[name] = value;
        start.Environment["PATH"] = At("bin");
        start.Environment["TMPDIR"] = At("tmp");
        start.Environment["SANDBOX"] = _folder;
        start.Environment["BREAK_AT"] = breakAt.ToString(CultureInfo.InvariantCulture);
        start.Environment["BREAK"] = breakWhen;
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new ScriptRun(process.ExitCode, await output, await error, await File.ReadAllLinesAsync(At("calls")));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Read(string client, string file) => Path.Combine(client, file) is var path && File.Exists(path) ? File.ReadAllText(path).Trim() : "";

    private static string Find(string command) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, command)).FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException($"The script needs '{command}', which is not on the PATH.");

    private string At(string path) => Path.Combine(_folder, path);
}

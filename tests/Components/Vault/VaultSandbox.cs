using System.Diagnostics;
using System.Globalization;
using Infra.Components;

namespace Infra.Tests.Components;

/// <summary>A folder in which Vault's scripts run: the only executables that they find are stand-ins of vault and aws, which keep a Vault, a secret and a bucket in files, and a plain system's commands.</summary>
internal sealed class VaultSandbox : IDisposable
{
    public const string Address = "https://vault-active:8200";
    public const string Secret = "infra-dev-main-vault-recovery";
    public const string SnapshotObject = "backups/main.dev.example.com/vault/snapshots/vault.snap";

    private static readonly string[] SystemCommands =
        ["base64", "bash", "cat", "cksum", "cp", "find", "grep", "ls", "mkdir", "mktemp", "mv", "od", "rm", "sed", "sh", "sha256sum", "sort", "touch", "tr", "wc"];

    private readonly string _folder = Directory.CreateTempSubdirectory("infra-vault-").FullName;

    public VaultSandbox()
    {
        foreach (var folder in new[] { "bin", "configuration", "scratch", "secrets", "tmp", "world" })
            Directory.CreateDirectory(At(folder));
        foreach (var command in SystemCommands)
            File.CreateSymbolicLink(At($"bin/{command}"), Find(command));
        foreach (var tool in new[] { "aws", "pidof", "sleep", "vault" })
            Install(tool);
        foreach (var (name, text) in VaultRoles.Files)
            File.WriteAllText(At($"configuration/{name}"), text);
        File.WriteAllText(At("token"), "SECRET-jwt");
        Variables = new Dictionary<string, string>
        {
            ["CONFIGURATION"] = At("configuration"),
            ["MEMBERS"] = "https://vault-0:8200 https://vault-1:8200 https://vault-2:8200",
            ["POLL_SECONDS"] = "1",
            ["RECOVERY_SECRET"] = Secret,
            ["SCRATCH"] = At("scratch"),
            ["SECRETS"] = At("secrets"),
            ["SNAPSHOT_BUCKET"] = "backups",
            ["SNAPSHOT_FILE"] = At("scratch/vault.snap"),
            ["SNAPSHOT_KEY"] = "main.dev.example.com/vault/snapshots/vault.snap",
            ["TOKEN_FILE"] = At("token"),
            ["VAULT_ADDR"] = Address,
            ["WAIT_SECONDS"] = "0",
        };
    }

    public Dictionary<string, string> Variables { get; }

    /// <summary>Everything that any run has called, and said.</summary>
    public string Told { get; private set; } = "";

    /// <summary>The world as the stand-ins keep it: files' names and texts.</summary>
    public IReadOnlyDictionary<string, string> World
    {
        get => Files("world");
        set
        {
            foreach (var (file, text) in value)
                Write($"world/{file}", text);
        }
    }

    /// <summary>What there is in a folder of the sandbox.</summary>
    public IReadOnlyDictionary<string, string> Files(string folder) => Directory.EnumerateFiles(At(folder), "*", SearchOption.AllDirectories)
        .ToDictionary(file => Path.GetRelativePath(At(folder), file).Replace('\\', '/'), File.ReadAllText);

    /// <summary>The document of a stage of the secret; null where there is none.</summary>
    public string? Document(string stage) => World.TryGetValue($"secret/stages/{stage}", out var version) ? World[$"secret/{version.Trim()}"] : null;

    public string At(string path) => Path.Combine(_folder, path);

    public void Write(string path, string text = "")
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(path))!);
        File.WriteAllText(At(path), text);
    }

    /// <summary>Takes a file or a folder away.</summary>
    public void Remove(string path)
    {
        if (Directory.Exists(At(path)))
            Directory.Delete(At(path), recursive: true);
        else
            File.Delete(At(path));
    }

    /// <summary>Runs a script in a new container: what another left in memory and on its disk is gone. Call <paramref name="breakAt"/> of a tool fails before or after it takes effect.</summary>
    public async Task<ScriptRun> RunAsync(string script, string shell = "bash", int breakAt = 0, string breakWhen = "before", bool sameContainer = false)
    {
        if (!sameContainer)
        {
            foreach (var folder in new[] { "scratch", "secrets" })
            {
                Remove(folder);
                Directory.CreateDirectory(At(folder));
            }
        }
        File.WriteAllText(At("calls"), "");
        File.WriteAllText(At("script"), script);
        var start = new ProcessStartInfo(At($"bin/{shell}"), [At("script")]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder };
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
        var run = new ScriptRun(process.ExitCode, await output, await error, await File.ReadAllLinesAsync(At("calls")));
        Told += string.Join('\n', run.Calls) + run.Output + run.Error;
        return run;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Where a command of this machine is.</summary>
    public static string Find(string command) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, command)).FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException($"Vault's scripts need '{command}', which is not on the PATH.");

    private void Install(string tool)
    {
        if (OperatingSystem.IsWindows())
            throw new PlatformNotSupportedException("Vault's scripts run in Linux' containers; run these tests on Linux or macOS.");
        File.WriteAllText(At($"bin/{tool}"), File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "StandIns", "vault-tool.sh")).Replace("#!/usr/bin/env bash", $"#!{At("bin/bash")}", StringComparison.Ordinal));
        File.SetUnixFileMode(At($"bin/{tool}"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }
}

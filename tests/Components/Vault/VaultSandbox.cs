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

    private readonly ScriptFolder _folder = new(SystemCommands);

    public VaultSandbox()
    {
        foreach (var folder in new[] { "configuration", "scratch", "secrets", "world" })
            Directory.CreateDirectory(At(folder));
        foreach (var tool in new[] { "aws", "pidof", "sleep", "vault" })
            _folder.InstallFile(tool, "StandIns", "vault-tool.sh");
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

    public string At(string path) => _folder.At(path);

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
        File.WriteAllText(At("script"), script);
        var run = await _folder.RunAsync([.. Variables, .. Breaks.Variables(breakAt, breakWhen)], shell, [At("script")]);
        Told += string.Join('\n', run.Calls) + run.Output + run.Error;
        return run;
    }

    public void Dispose() => _folder.Dispose();
}

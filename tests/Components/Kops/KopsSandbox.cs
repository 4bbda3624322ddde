using System.Diagnostics;
using System.Globalization;

namespace Infra.Tests.Components;

/// <summary>
/// A folder in which the real scripts run: the only executables that they find are stand-ins of aws, kops and kubectl, which keep a cluster in files,
/// and the few commands of a plain system.
/// </summary>
internal sealed class ScriptSandbox : IDisposable
{
    private static readonly string[] SystemCommands = ["awk", "bash", "cat", "cmp", "comm", "cp", "grep", "mkdir", "mktemp", "rm", "sed", "sort", "tee", "touch", "tr", "wc"];

    private readonly string _folder = Directory.CreateTempSubdirectory("infra-scripts-").FullName;

    public ScriptSandbox()
    {
        if (OperatingSystem.IsWindows())
            throw new PlatformNotSupportedException("The kOps scripts need bash and are not supported on Windows; run these tests, and deployments, on Linux or macOS.");
        Directory.CreateDirectory(At("bin"));
        Directory.CreateDirectory(At("home"));
        Directory.CreateDirectory(At("tmp"));
        foreach (var command in SystemCommands)
            File.CreateSymbolicLink(At($"bin/{command}"), Find(command));
        foreach (var tool in new[] { "aws", "kops", "kubectl" })
            Install(tool);
    }

    /// <summary>Variables of the scripts, as a component sets them.</summary>
    public Dictionary<string, string> Variables { get; } = new()
    {
        ["CLUSTER"] = "main.dev.example.com",
        ["KOPS_STATE_STORE"] = "s3://state",
        ["KOPS_MINIMUM_VERSION"] = "1.36",
        ["AWS_REGION"] = "eu-central-1",
        ["ACCOUNT"] = "111122223333",
        ["DISCOVERY_STORE"] = "s3://oidc/main.dev.example.com",
        ["PUBLIC_ACCESS_BLOCK"] = "True True False False",
        ["DOCUMENTS"] = "s3://state/_documents/main.dev.example.com.yaml",
        ["DOCUMENTS_VERSION"] = "version-1",
        ["ENCRYPTION_CONFIGURATION"] = "secret: PRIVATE",
        ["WAIT"] = "20m",
    };

    /// <summary>The cluster as the stand-ins keep it: a file's name and text.</summary>
    public IReadOnlyDictionary<string, string> State
    {
        get => Directory.Exists(At("state"))
            ? Directory.EnumerateFiles(At("state"), "*", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(At("state"), file), File.ReadAllText)
            : new Dictionary<string, string>();
        set
        {
            if (Directory.Exists(At("state")))
                Directory.Delete(At("state"), recursive: true);
            foreach (var (file, text) in value)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(At($"state/{file}"))!);
                File.WriteAllText(At($"state/{file}"), text);
            }
        }
    }

    /// <summary>What a script has left behind in the folders of temporary files and of its user.</summary>
    public IEnumerable<string> Leftovers => Directory.EnumerateFileSystemEntries(At("tmp")).Concat(Directory.EnumerateFileSystemEntries(At("home")));

    /// <summary>Puts documents of these groups, each "name role", where the stand-in of aws finds them.</summary>
    public void Upload(string version, params string[] groups) => File.WriteAllText(At("documents.yaml"),
        $"apiVersion: kops.k8s.io/v1alpha2\nkind: Cluster\nmetadata:\n  name: main.dev.example.com\nspec:\n  kubernetesVersion: {version}\n"
        + string.Concat(groups.Select(group => group.Split(' ')).Select(group =>
            "---\napiVersion: kops.k8s.io/v1alpha2\nkind: InstanceGroup\nmetadata:\n  labels:\n    kops.k8s.io/cluster: main.dev.example.com\n"
            + $"  name: {group[0]}\nspec:\n  nodeLabels:\n    name: other\n  role: {group[1]}\n")));

    public void Remove(string tool) => File.Delete(At($"bin/{tool}"));

    /// <summary>Runs a script as Pulumi.Command does; call <paramref name="breakAt"/> of a tool fails before or after it takes effect.</summary>
    public async Task<ScriptRun> RunAsync(string script, int breakAt = 0, string breakWhen = "before")
    {
        File.WriteAllText(At("calls"), "");
        var start = new ProcessStartInfo(At("bin/bash"), ["-c", script]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder };
        start.Environment.Clear();
        foreach (var (name, value) in Variables)
            start.Environment[name] = value;
        start.Environment["PATH"] = At("bin");
        start.Environment["HOME"] = At("home");
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

    private static string Find(string command) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, command)).FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException($"The kOps scripts need '{command}', which is not on the PATH.");

    private string At(string path) => Path.Combine(_folder, path);

    private void Install(string tool)
    {
        File.WriteAllText(At($"bin/{tool}"), File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "StandIns", "tool.sh")).Replace("#!/usr/bin/env bash", $"#!{At("bin/bash")}", StringComparison.Ordinal));
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(At($"bin/{tool}"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }
}

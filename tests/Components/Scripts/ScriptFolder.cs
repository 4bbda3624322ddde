using System.Diagnostics;

namespace Infra.Tests.Components;

/// <summary>
/// A folder in which a real script runs: the only executables that it finds are stand-ins, which write each call as a line into the file "calls", and the few commands of a plain
/// system that are named.
/// </summary>
internal sealed class ScriptFolder : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("infra-scripts-").FullName;

    public ScriptFolder(params IEnumerable<string> systemCommands)
    {
        if (OperatingSystem.IsWindows())
            throw new PlatformNotSupportedException("The scripts are not supported on Windows; run these tests, and deployments, on Linux or macOS.");
        Directory.CreateDirectory(At("bin"));
        Directory.CreateDirectory(At("tmp"));
        foreach (var command in systemCommands)
            File.CreateSymbolicLink(At($"bin/{command}"), Find(command));
    }

    /// <summary>What a script has left behind in the folder of temporary files.</summary>
    public IEnumerable<string> Leftovers => Directory.EnumerateFileSystemEntries(At("tmp"));

    /// <summary>Where a command of this machine is.</summary>
    public static string Find(string command) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, command)).FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException($"The scripts need '{command}', which is not on the PATH.");

    /// <summary>A file or a folder of it.</summary>
    public string At(string path) => Path.Combine(_folder, path);

    /// <summary>Makes a tool of a text for bash.</summary>
    public void Install(string tool, string text)
    {
        File.WriteAllText(At($"bin/{tool}"), $"#!{At("bin/bash")}\nset -euo pipefail\n{text}\n");
        MakeExecutable(tool);
    }

    /// <summary>Makes a tool of a file that stands beside the tests; what names bash finds it here.</summary>
    public void InstallFile(string tool, params string[] path)
    {
        var text = File.ReadAllText(Path.Combine([AppContext.BaseDirectory, .. path]));
        File.WriteAllText(At($"bin/{tool}"), text.Replace("#!/usr/bin/env bash", $"#!{At("bin/bash")}", StringComparison.Ordinal));
        MakeExecutable(tool);
    }

    /// <summary>Takes a tool away.</summary>
    public void Uninstall(string tool) => File.Delete(At($"bin/{tool}"));

    /// <summary>Runs a shell, with these variables and no others but those that say where things are.</summary>
    public async Task<ScriptRun> RunAsync(IEnumerable<KeyValuePair<string, string>> variables, string shell, IEnumerable<string> arguments, string input = "")
    {
        File.WriteAllText(At("calls"), "");
        var start = new ProcessStartInfo(At($"bin/{shell}"), arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder };
        start.Environment.Clear();
        foreach (var (name, value) in variables)
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

    private void MakeExecutable(string tool)
    {
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(At($"bin/{tool}"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }
}

/// <summary>At which call of a stand-in a run breaks, for those that can.</summary>
internal static class Breaks
{
    /// <summary>Variables that make call <paramref name="at"/> fail, before or after it takes effect; none for 0.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Variables(int at, string when) =>
        [KeyValuePair.Create("BREAK_AT", at.ToString(System.Globalization.CultureInfo.InvariantCulture)), KeyValuePair.Create("BREAK", when)];
}

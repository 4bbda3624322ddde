using System.ComponentModel;
using System.Diagnostics;

namespace Infra.Cli;

/// <summary>Runs a script with bash; what it says is the program's own output.</summary>
internal static class BashScript
{
    private const string PathVariable = "PATH";

    /// <summary>Runs a script to its end.</summary>
    /// <param name="context">The process: its PATH, its output.</param>
    /// <param name="script">The script's text, which holds no secret: other processes see it as an argument.</param>
    /// <param name="directory">Where it runs.</param>
    /// <param name="printing">The command that prints the script.</param>
    /// <returns><see cref="ExitCode.Fine"/> where it came to its end, else <see cref="ExitCode.Unusable"/>; it has said why.</returns>
    /// <exception cref="CliException">There is no bash, or it cannot be run.</exception>
    public static async Task<int> RunAsync(CliContext context, string script, string directory, string printing)
    {
        var path = context.Environment(PathVariable) ?? "";
        // By the PATH that the script will have, which is not always the one by which a process is looked for.
        var bash = path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(folder => Path.Combine(folder, "bash")).FirstOrDefault(File.Exists)
            ?? throw new CliException($"there is no bash on the PATH. `{printing}` prints the script; run it where bash and aws are.");
        await context.Output.FlushAsync().ConfigureAwait(false);
        var start = new ProcessStartInfo(bash, ["-c", script]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = directory };
        start.Environment[PathVariable] = path;
        try
        {
            using var process = Process.Start(start) ?? throw new CliException($"'{bash}' cannot be started.");
            await Task.WhenAll(PassOnAsync(process.StandardOutput, context.Output), PassOnAsync(process.StandardError, context.Error)).ConfigureAwait(false);
            await process.WaitForExitAsync().ConfigureAwait(false);
            return process.ExitCode == 0 ? ExitCode.Fine : ExitCode.Unusable;
        }
        catch (Win32Exception exception)
        {
            throw new CliException($"'{bash}' cannot be run: {exception.Message}. `{printing}` prints the script.");
        }
    }

    // As it comes: who waits sees what is being done.
    private static async Task PassOnAsync(StreamReader from, TextWriter to)
    {
        var buffer = new char[1024];
        for (var count = await from.ReadAsync(buffer).ConfigureAwait(false); count > 0; count = await from.ReadAsync(buffer).ConfigureAwait(false))
        {
            await to.WriteAsync(buffer.AsMemory(0, count)).ConfigureAwait(false);
            await to.FlushAsync().ConfigureAwait(false);
        }
    }
}

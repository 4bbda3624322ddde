using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;

namespace Infra.Cli;

/// <summary>Another program, as it is to be run.</summary>
public sealed record ChildProcess
{
    /// <summary>The program: a name that PATH finds, or a path.</summary>
    public required string Program { get; init; }

    /// <summary>Its arguments; nothing in them has a meaning to a shell.</summary>
    public ImmutableArray<string> Arguments { get; init; } = [];

    /// <summary>Where it runs.</summary>
    public required string WorkingDirectory { get; init; }

    /// <summary>Variables that it gets beside this process' own; null unsets one. Default: none.</summary>
    public ImmutableDictionary<string, string?> Environment { get; init; } = ImmutableDictionary<string, string?>.Empty;

    /// <summary>Runs it with no input and waits for its end.</summary>
    /// <exception cref="CliException">There is no such program.</exception>
    public static async Task<ChildResult> RunAsync(ChildProcess child)
    {
        ArgumentNullException.ThrowIfNull(child);
        var start = new ProcessStartInfo(child.Program, child.Arguments)
        {
            WorkingDirectory = child.WorkingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in child.Environment)
            start.Environment[name] = value;
        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (Win32Exception exception)
        {
            throw new CliException($"'{child.Program}' cannot be run: {exception.Message}. Install it, or see that PATH finds it.");
        }
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync().ConfigureAwait(false);
        return new ChildResult(process.ExitCode, await output.ConfigureAwait(false), await error.ConfigureAwait(false));
    }
}

/// <summary>How another program ended.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it wrote to standard output.</param>
/// <param name="Error">What it wrote to standard error.</param>
public sealed record ChildResult(int ExitCode, string Output, string Error);

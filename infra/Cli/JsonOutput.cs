using System.CommandLine;
using Infra.Planning;

namespace Infra.Cli;

/// <summary>The option `--json` of verbs that write what they found as data too.</summary>
/// <param name="context">The process.</param>
/// <param name="what">What is written: "the plan".</param>
internal sealed class JsonOutput(CliContext context, string what)
{
    private const string StandardOutput = "-";

    public Option<string?> Option { get; } = new("--json")
    {
        Description = $"Write {what} as JSON into a file; '-' is standard output, which then holds nothing else.",
        HelpName = "FILE|-",
    };

    /// <summary>Whether standard output holds JSON and nothing else.</summary>
    public bool TakesOutput(ParseResult arguments) => arguments.GetValue(Option) == StandardOutput;

    /// <summary>Writes to where the option says; nothing where it is not given.</summary>
    /// <exception cref="CliException">The file cannot be written.</exception>
    public void Write(ParseResult arguments, Action<Stream> write)
    {
        if (TakesOutput(arguments))
        {
            context.Output.Flush();
            write(context.OutputStream);
        }
        else if (arguments.GetValue(Option) is { } file)
        {
            WriteFile(Path.GetFullPath(file, context.WorkingDirectory), write);
        }
    }

    private void WriteFile(string path, Action<Stream> write)
    {
        try
        {
            PlanFile.Write(path, write);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CliException($"{what} cannot be written to '{path}': {exception.Message}");
        }
    }
}

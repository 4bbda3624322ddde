using System.CommandLine;
using Infra.Planning;

namespace Infra.Cli;

/// <summary>An option of verbs that write what they found into a file too: `--json`, `--markdown`, `--sarif`, `--html`.</summary>
/// <param name="context">The process.</param>
/// <param name="name">The option: "--json".</param>
/// <param name="what">What is written: "the plan as JSON".</param>
internal sealed class FileOutput(CliContext context, string name, string what)
{
    /// <summary>What stands for standard output where a file is named.</summary>
    public const string StandardOutput = "-";

    public Option<string?> Option { get; } = new(name)
    {
        Description = $"Write {what} into a file; '-' is standard output, which then holds nothing else.",
        HelpName = "FILE|-",
    };

    /// <summary>Whether the option is given.</summary>
    public bool IsAsked(ParseResult arguments) => arguments.GetValue(Option) is not null;

    /// <summary>Whether standard output holds this and nothing else.</summary>
    public bool TakesOutput(ParseResult arguments) => arguments.GetValue(Option) == StandardOutput;

    /// <summary>Writes to where the option says; nothing where it is not given.</summary>
    /// <exception cref="CliException">The file cannot be written.</exception>
    public void Write(ParseResult arguments, Action<Stream> write)
    {
        if (arguments.GetValue(Option) is { } file)
            Write(context, file, what, write);
    }

    /// <summary>Writes a text as UTF-8 without a byte order mark; it is asked for only where the option is given.</summary>
    /// <exception cref="CliException">The file cannot be written.</exception>
    public void Write(ParseResult arguments, Func<string> text) => Write(arguments, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text())));

    /// <summary>Refuses a command line that sends several things to standard output.</summary>
    /// <exception cref="CliException">More than one of the options is "-".</exception>
    public static void CheckOutput(ParseResult arguments, params IEnumerable<FileOutput> outputs)
    {
        var taking = outputs.Where(output => output.TakesOutput(arguments)).Select(output => output.Option.Name).ToList();
        if (taking.Count > 1)
            throw new CliException($"{string.Join(" and ", taking)} are both '-'; standard output holds one of them. Name a file for the other.");
    }

    /// <summary>Writes to a file that somebody named, or to standard output.</summary>
    /// <param name="context">The process.</param>
    /// <param name="file">The file, from where the program was started; "-" is standard output.</param>
    /// <param name="what">What is written: "the plan as JSON".</param>
    /// <param name="write">Writes it.</param>
    /// <exception cref="CliException">The file cannot be written.</exception>
    public static void Write(CliContext context, string file, string what, Action<Stream> write)
    {
        if (file == StandardOutput)
        {
            context.Output.Flush();
            write(context.OutputStream);
            return;
        }
        var path = Path.GetFullPath(file, context.WorkingDirectory);
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

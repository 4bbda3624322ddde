using System.CommandLine;
using Infra.Planning;
using Infra.Reports.Differences;
using Infra.Reports.Json;
using Infra.Reports.Markdown;

namespace Infra.Cli;

/// <summary>`infra comment`: the differences of all environments as one comment on a pull request.</summary>
internal sealed class CommentVerb
{
    private readonly CliContext _context;
    private readonly Argument<string[]> _files = new("DIFF.json")
    {
        Description = "What `infra diff --json` wrote, a file for each stack, in the order in which they are shown.",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string> _output = new("--output", "-o")
    {
        Description = "The file; '-' is standard output.",
        HelpName = "FILE|-",
        DefaultValueFactory = _ => FileOutput.StandardOutput,
    };

    private CommentVerb(CliContext context) => _context = context;

    public static Command Create(CliContext context)
    {
        var verb = new CommentVerb(context);
        var command = new Command("comment", "Put the differences of all stacks into one comment on a pull request, as Markdown.") { verb._files, verb._output };
        command.SetAction(verb.Run);
        return command;
    }

    private int Run(ParseResult arguments)
    {
        var stacks = arguments.GetValue(_files)!.Select(Read).ToList();
        if (stacks.GroupBy(stack => stack.After.Stack, StringComparer.Ordinal).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new CliException($"several of the files are differences of '{twice.Key}'; a comment has one for each stack.");
        var text = PullRequestMarkdown.Of(stacks);
        FileOutput.Write(_context, arguments.GetValue(_output)!, "the comment", stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(text)));
        return ExitCode.Fine;
    }

    private StackDifference Read(string file)
    {
        var path = Path.GetFullPath(file, _context.WorkingDirectory);
        try
        {
            using var stream = File.OpenRead(path);
            return DifferenceJson.Read(stream);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CliException($"the difference '{path}' cannot be read: {exception.Message}");
        }
        catch (PlanFormatException exception)
        {
            throw new CliException($"'{path}' is no difference: {exception.Message} `infra diff --json FILE` writes one.");
        }
    }
}

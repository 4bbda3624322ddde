using System.CommandLine;
using Infra.Shared;

namespace Infra.Cli;

/// <summary>What is wrong with a command line, in one message that says how to mend it.</summary>
internal static class Mistakes
{
    public static CliException Of(Command root, ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if (parsed.UnmatchedTokens is not [var unmatched, ..])
            return new CliException($"{parsed.Errors[0].Message} `infra help {command.Name}` says more.");
        if (unmatched.StartsWith('-'))
        {
            var options = command.Options.Concat(root.Options).Select(option => option.Name);
            return new CliException($"'{command.Name}' has no option '{unmatched}'.{Suggestion(unmatched, options)} `{Usage(root, command)} --help` lists them.");
        }
        return command == root
            ? NoSuchVerb(root, unmatched)
            : new CliException($"'{unmatched}' is more than '{command.Name}' takes. `{Usage(root, command)} --help` says what it takes.");
    }

    private static string Usage(Command root, Command command) => command == root ? "infra" : $"infra {command.Name}";

    public static CliException NoSuchVerb(Command root, string given) =>
        new($"there is no verb '{given}'.{Suggestion(given, root.Subcommands.Select(verb => verb.Name))} `infra help` lists them.");

    /// <summary>" Did you mean 'x'?", or nothing.</summary>
    public static string Suggestion(string given, IEnumerable<string> known) => NearestName.Of(given, known) is { } name ? $" Did you mean '{name}'?" : "";
}

using System.CommandLine;

namespace Infra.Cli;

/// <summary>`infra help`: the same as --help, for those who think in verbs.</summary>
internal static class HelpVerb
{
    public static Command Create(Command root, InvocationConfiguration invocation)
    {
        var verb = new Argument<string?>("VERB")
        {
            Description = "The verb to say more of.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var command = new Command("help", "Say what the program can do, or one verb of it.") { verb };
        command.SetAction(arguments =>
        {
            if (arguments.GetValue(verb) is not { } name)
                return root.Parse(["--help"]).Invoke(invocation);
            if (root.Subcommands.All(each => each.Name != name))
                throw Mistakes.NoSuchVerb(root, name);
            return root.Parse([name, "--help"]).Invoke(invocation);
        });
        return command;
    }
}

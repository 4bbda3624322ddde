using System.CommandLine;
using Infra.Bootstrap;
using Infra.Planning;

namespace Infra.Cli;

/// <summary>`infra bootstrap`: what must be in a stack's account before its first `up`, as a script that is read or run.</summary>
internal sealed class BootstrapVerb
{
    private readonly CliContext _context;
    private readonly Option<string> _stack = CommonOptions.Stack();
    private readonly Option<string?> _cwd = CommonOptions.Cwd();
    private readonly Option<bool> _verbose = CommonOptions.Verbose();
    private readonly Option<bool> _run = new("--run")
    {
        Description = "Run the script instead of printing it. It needs bash, aws and an administrator's credentials for the stack's account.",
    };

    private BootstrapVerb(CliContext context) => _context = context;

    public static Command Create(CliContext context)
    {
        var verb = new BootstrapVerb(context);
        var command = new Command("bootstrap", "Print or run the script that makes the bucket of Pulumi's state and the key of its secrets.") { verb._stack, verb._run, verb._cwd, verb._verbose };
        command.SetAction((arguments, _) => verb.RunAsync(arguments));
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments)
    {
        var root = ProjectRoot.Find(_context.WorkingDirectory, arguments.GetValue(_cwd));
        var name = arguments.GetValue(_stack)!;
        var (stack, problems) = StackEnvironment.Read(root, name);
        PlanningNotes.Tell(_context, PlanningResult.Failed(problems), arguments.GetValue(_verbose));
        if (stack is null)
            return ExitCode.Unusable;

        var script = BootstrapScript.Of(stack.Config, stack.Settings.SecretKeys);
        if (arguments.GetValue(_run))
            return await BashScript.RunAsync(_context, script, root, $"infra bootstrap --stack {name}").ConfigureAwait(false);
        _context.Output.Write(script);
        return ExitCode.Fine;
    }
}

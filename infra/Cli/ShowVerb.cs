using System.CommandLine;
using Infra.Planning;
using Infra.Planning.Manifests;

namespace Infra.Cli;

/// <summary>`infra show`: a file of the plan's manifests; without a path, which there are.</summary>
internal sealed class ShowVerb
{
    private readonly CliContext _context;
    private readonly Option<string> _stack = CommonOptions.Stack();
    private readonly Option<string?> _cwd = CommonOptions.Cwd();
    private readonly Option<bool> _verbose = CommonOptions.Verbose();
    private readonly Argument<string?> _path = new("PATH")
    {
        Description = "The path of a manifest file, such as clusters/dev/main.yaml; without one, all paths are listed.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private ShowVerb(CliContext context) => _context = context;

    public static Command Create(CliContext context)
    {
        var verb = new ShowVerb(context);
        var command = new Command("show", "Print a manifest file of a stack's plan as YAML, or list which there are.") { verb._path, verb._stack, verb._cwd, verb._verbose };
        command.SetAction((arguments, _) => verb.RunAsync(arguments));
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments)
    {
        var root = ProjectRoot.Find(_context.WorkingDirectory, arguments.GetValue(_cwd));
        var planning = await _context.Planner.PlanAsync(new PlanRequest(root, arguments.GetValue(_stack)!)).ConfigureAwait(false);
        PlanningNotes.Tell(_context, planning, arguments.GetValue(_verbose));
        if (planning.Plan is not { } plan)
            return ExitCode.Unusable;

        var paths = plan.Manifests.Select(manifest => manifest.Path).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (arguments.GetValue(_path) is not { } path)
            _context.Output.Write(string.Concat(paths.Select(each => each + "\n")));
        else if (paths.Contains(path))
            _context.Output.Write(ManifestYaml.WriteAll(plan.Manifests.Where(manifest => manifest.Path == path).Select(manifest => manifest.Object)));
        else
            throw new CliException($"the plan of '{plan.Stack}' has no manifest '{path}'.{Mistakes.Suggestion(path, paths)} `infra show --stack {plan.Stack}` lists them.");
        return ExitCode.Fine;
    }
}

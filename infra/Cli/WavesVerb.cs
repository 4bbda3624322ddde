using System.CommandLine;
using Infra.Bootstrap;
using Infra.Planning;
using Infra.Planning.Manifests;

namespace Infra.Cli;

/// <summary>`infra waves`: in which order the platform's Applications are delivered, and why.</summary>
internal sealed class WavesVerb
{
    private readonly CliContext _context;
    private readonly Option<string> _stack = CommonOptions.Stack();
    private readonly Option<string?> _cwd = CommonOptions.Cwd();
    private readonly Option<bool> _verbose = CommonOptions.Verbose();

    private readonly Option<bool> _teardown = new("--teardown")
    {
        Description = "List instead what goes before what when the stack is destroyed, for scripts/destroy.sh: a line each, its words parted by tabs.",
    };

    private WavesVerb(CliContext context) => _context = context;

    public static Command Create(CliContext context)
    {
        var verb = new WavesVerb(context);
        var command = new Command("waves", "List the waves in which a stack's Applications are delivered, and what each needs.") { verb._stack, verb._teardown, verb._cwd, verb._verbose };
        command.SetAction(verb.Run);
        return command;
    }

    private int Run(ParseResult arguments)
    {
        var root = ProjectRoot.Find(_context.WorkingDirectory, arguments.GetValue(_cwd));
        var (stack, problems) = StackEnvironment.Read(root, arguments.GetValue(_stack)!);
        var (platform, mistakes) = stack is null ? (null, problems) : EnvironmentManifests.Of(stack.Config, _context.Platform);
        PlanningNotes.Tell(_context, PlanningResult.Failed(mistakes), arguments.GetValue(_verbose));
        if (platform is null)
            return ExitCode.Unusable;

        if (arguments.GetValue(_teardown))
        {
            var clusters = stack!.Config.Clusters.Select(cluster => (cluster, _context.Platform(stack.Config, cluster))).ToList();
            foreach (var line in TeardownOrder.Of(stack.Config, clusters))
                _context.Output.WriteLine(line);
            return ExitCode.Fine;
        }
        foreach (var wave in platform.Model.Applications.GroupBy(application => application.Wave))
        {
            _context.Output.WriteLine(FormattableString.Invariant($"{wave.Key}: {string.Join(", ", wave.Select(application => application.Name))}"));
            foreach (var application in wave.Where(application => application.Needs.Count > 0))
                _context.Output.WriteLine($"   {application.Name} needs {string.Join(", ", application.Needs)}");
        }
        return ExitCode.Fine;
    }
}

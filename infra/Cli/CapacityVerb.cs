using System.CommandLine;
using Infra.Capacity;
using Infra.Planning;
using Infra.Reports;

namespace Infra.Cli;

/// <summary>`infra capacity`: what a stack's pods ask for, against what its clusters' machines offer.</summary>
internal sealed class CapacityVerb
{
    private readonly CliContext _context;
    private readonly Option<string> _stack = CommonOptions.Stack();
    private readonly Option<string?> _cwd = CommonOptions.Cwd();
    private readonly Option<bool> _noColor = CommonOptions.NoColor();
    private readonly Option<bool> _verbose = CommonOptions.Verbose();
    private readonly FileOutput _json;

    private CapacityVerb(CliContext context)
    {
        _context = context;
        _json = new FileOutput(context, "--json", "the capacity as JSON");
    }

    public static Command Create(CliContext context)
    {
        var verb = new CapacityVerb(context);
        var command = new Command("capacity", "Hold what a stack's pods ask for against its clusters' machines, also with a zone lost.")
        {
            verb._stack, verb._json.Option, verb._cwd, verb._noColor, verb._verbose,
        };
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
        if (planning.Facts?.Platform is not { } platform)
            throw new CliException($"nobody has derived what runs on the clusters of '{plan.Stack}'.");

        var clusters = ClusterCapacity.Of(plan, platform, MachineSizes.Of);
        _json.Write(arguments, stream => CapacityJson.Write(plan.Project, plan.Stack, clusters, stream));
        if (!_json.TakesOutput(arguments))
            ReportWriter.Write(CapacityReport.Of(plan.Project, plan.Stack, clusters), _context.Output, _context.MayColour(arguments.GetValue(_noColor)));
        return clusters.All(cluster => cluster.AtMost.Fits) ? ExitCode.Fine : ExitCode.Findings;
    }
}

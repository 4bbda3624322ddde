using System.Collections.Immutable;
using System.CommandLine;
using Infra.Planning;
using Infra.Rendering;
using Infra.Reports;

namespace Infra.Cli;

/// <summary>`infra render`: the platform's manifests as files in Git, and whether they are what they should be.</summary>
internal sealed class RenderVerb
{
    private readonly CliContext _context;
    private readonly Option<string?> _cwd = CommonOptions.Cwd();
    private readonly Option<bool> _verbose = CommonOptions.Verbose();
    private readonly Option<string[]> _stacks = new("--stack", "-s")
    {
        Description = "A stack to render, one that has a file Pulumi.<stack>.yaml; may be given several times. All stacks where none is named.",
        HelpName = "STACK",
    };

    private readonly Option<bool> _check = new("--check")
    {
        Description = "Write nothing; list what is missing, changed or orphaned, and return 1 where anything is.",
    };

    private RenderVerb(CliContext context) => _context = context;

    public static Command Create(CliContext context)
    {
        var verb = new RenderVerb(context);
        var command = new Command("render", "Write the platform's manifests and network page into the repository, or check that they are up to date.")
        {
            verb._stacks, verb._check, verb._cwd, verb._verbose,
        };
        command.SetAction((arguments, _) => verb.RunAsync(arguments));
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments)
    {
        var root = ProjectRoot.Find(_context.WorkingDirectory, arguments.GetValue(_cwd));
        var (renderings, problems) = await RenderAsync(root, arguments.GetValue(_stacks) ?? []).ConfigureAwait(false);
        PlanningNotes.Tell(_context, PlanningResult.Failed(problems), arguments.GetValue(_verbose));
        if (!problems.IsEmpty)
            return ExitCode.Unusable;
        try
        {
            return Run(new RenderingTarget(root), renderings, areAll: arguments.GetValue(_stacks) is not { Length: > 0 }, isCheck: arguments.GetValue(_check));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CliException($"rendering stopped: {exception.Message} Every file is whole, as it was or as it should be; mend this and render again.");
        }
    }

    private int Run(RenderingTarget target, ImmutableArray<StackRendering> renderings, bool areAll, bool isCheck)
    {
        var changes = target.Compare(renderings);
        RefuseForeign(changes);
        var gone = areAll ? target.CompareGone([.. renderings.Select(rendering => rendering.Stack)]) : [];
        if (isCheck)
            return Check([.. changes.Concat(gone).Where(change => change.State != RenderingState.Unchanged).OrderBy(change => change.Path, StringComparer.Ordinal)]);

        target.Apply([.. changes, .. gone]);
        foreach (var rendering in renderings)
            _context.Output.WriteLine(SummaryOf(rendering, [.. changes.Where(change => change.Stack == rendering.Stack)]));
        foreach (var stack in gone.GroupBy(change => change.Stack, StringComparer.Ordinal))
            _context.Output.WriteLine($"{stack.Key}: no longer a stack; {Words.Count(stack.Count(), "file")} removed");
        return ExitCode.Fine;
    }

    private int Check(ImmutableArray<RenderingChange> differences)
    {
        if (differences.IsEmpty)
        {
            _context.Output.WriteLine("clean");
            return ExitCode.Fine;
        }
        foreach (var difference in differences)
            _context.Output.WriteLine($"{difference.State.ToString().ToLowerInvariant(),-7}  {difference.Path}");
        _context.Error.WriteLine($"infra: {Words.Count(differences.Length, "file")} not as rendered; `infra render` writes them anew.");
        return ExitCode.Findings;
    }

    private static void RefuseForeign(ImmutableArray<RenderingChange> changes)
    {
        var foreign = changes.Where(change => change.State == RenderingState.Foreign).Select(change => $"\n  {change.Path}").ToList();
        if (foreign.Count > 0)
            throw new CliException($"nothing was written: these files stand where rendered ones belong, and `infra render` has not written them. Move or delete them.{string.Concat(foreign)}");
    }

    private async Task<(ImmutableArray<StackRendering> Renderings, ImmutableArray<PlanProblem> Problems)> RenderAsync(string root, string[] given)
    {
        var (stacks, wrong) = StackEnvironment.StacksOf(root);
        if (!wrong.IsEmpty)
            return ([], wrong);
        if (given.Length == 0 && stacks.IsEmpty)
            throw new CliException($"'{root}' has no stack: there is no Pulumi.<stack>.yaml beside Pulumi.yaml.");
        // Stacks know nothing of each other, and there is more than one core.
        var results = await Task.WhenAll((given.Length == 0 ? [.. stacks] : given.Distinct(StringComparer.Ordinal)).Select(stack => Task.Run(() => StackRendering.Of(root, stack, _context.Platform))))
            .ConfigureAwait(false);
        return ([.. results.Select(result => result.Rendering).OfType<StackRendering>()], [.. results.SelectMany(result => result.Problems)]);
    }

    private static string SummaryOf(StackRendering rendering, ImmutableArray<RenderingChange> changes)
    {
        var written = changes.Count(change => change.State is RenderingState.Missing or RenderingState.Changed);
        return FormattableString.Invariant(
            $"{rendering.Stack}: {Words.Count(rendering.Manifests, "manifest")} in {Words.Count(rendering.Applications, "application")}, and {RenderingPlaces.NetworkPageOf(rendering.Stack)}; {written} written, {Count(RenderingState.Unchanged)} unchanged, {Count(RenderingState.Orphan)} removed");

        int Count(RenderingState state) => changes.Count(change => change.State == state);
    }
}

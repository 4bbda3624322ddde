using System.CommandLine;
using Infra.Cli.Bases;
using Infra.Differences;
using Infra.Planning;
using Infra.Reports;
using Infra.Reports.Differences;
using Infra.Reports.Json;
using Infra.Reports.Markdown;
using Infra.Reports.Page;
using Infra.Reports.Sarif;
using Infra.Rules;

namespace Infra.Cli;

/// <summary>`infra diff`: what differs between a stack's plan and another, by what stands in it and by what it means.</summary>
internal sealed class DiffVerb
{
    private readonly CliContext _context;
    private readonly Option<string> _stack = CommonOptions.Stack();
    private readonly Option<string?> _cwd = CommonOptions.Cwd();
    private readonly Option<bool> _noColor = CommonOptions.NoColor();
    private readonly Option<bool> _verbose = CommonOptions.Verbose();
    private readonly Option<string?> _today = StackReview.TodayOption();

    private readonly Option<string?> _against = new("--against")
    {
        Description = "Compare with this plan, which `infra preview --json` wrote.",
        HelpName = "PLAN.json",
    };

    private readonly Option<string?> _base = new("--base")
    {
        Description = "Compare with the plan of this commit, which is computed in a worktree and kept.",
        HelpName = "REF",
    };

    private readonly Option<string?> _with = new("--with")
    {
        Description = "Compare with the plan of this stack: what it has otherwise, names and addresses put aside.",
        HelpName = CommonOptions.StackHelpName,
    };

    private readonly ReportOutputs _outputs;

    private DiffVerb(CliContext context)
    {
        _context = context;
        _outputs = new ReportOutputs(context, "the difference", "the difference", "the report with the difference");
    }

    public static Command Create(CliContext context)
    {
        var verb = new DiffVerb(context);
        var command = new Command("diff", "Show what differs between a stack's plan and a saved one, a commit's or another stack's.")
        {
            verb._stack, verb._against, verb._base, verb._with, verb._today, verb._cwd, verb._noColor, verb._verbose,
        };
        verb._outputs.AddTo(command);
        command.SetAction((arguments, _) => verb.RunAsync(arguments));
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments)
    {
        CheckOther(arguments);
        _outputs.Check(arguments);
        var isOfEnvironments = arguments.GetValue(_with) is not null;
        if (isOfEnvironments && _outputs.Sarif.IsAsked(arguments))
            throw new CliException("--sarif and --with do not go together: the findings are each environment's own. `infra preview --sarif FILE` writes them.");
        var isVerbose = arguments.GetValue(_verbose);
        var stack = arguments.GetValue(_stack)!;
        var root = ProjectRoot.Find(_context.WorkingDirectory, arguments.GetValue(_cwd));
        var day = StackReview.Day(_context, arguments.GetValue(_today));
        var other = Task.Run(() => OtherAsync(arguments, root, stack, day));
        var own = StackReview.RunAsync(_context, new PlanRequest(root, stack, WithSources: _outputs.NeedSources(arguments)), day, isVerbose);
        // Both come to their ends, whichever fails: the other has a worktree to take away.
        await Task.WhenAll(other, own).ConfigureAwait(false);
        if (await own.ConfigureAwait(false) is not { } review)
            return ExitCode.Unusable;

        var before = await other.ConfigureAwait(false);
        var reviewed = isOfEnvironments ? review.Reviewed with { Plan = Normalised(review.Reviewed.Plan, root) } : review.Reviewed;
        var difference = isOfEnvironments
            ? PlanDifference.OfEnvironments(before.Plan, reviewed.Plan, before.Name, stack)
            : PlanDifference.Of(before.Plan, reviewed.Plan, before.Name, stack);
        Write(arguments, review.Facts, reviewed, new StackDifference(PlanSummary.Of(review.Reviewed, review.Facts.Cost), difference));
        return review.ExitCode;
    }

    private void Write(ParseResult arguments, PlanFacts facts, ReviewedPlan reviewed, StackDifference difference)
    {
        var isVerbose = arguments.GetValue(_verbose);
        _outputs.Json.Write(arguments, stream => DifferenceJson.Write(difference, stream));
        _outputs.Markdown.Write(arguments, () => DifferenceMarkdown.Of(difference));
        _outputs.Sarif.Write(arguments, stream => SarifLog.Write(reviewed, difference.Difference.Findings, facts.Sources, isVerbose ? SarifContent.All : SarifContent.Open, stream));
        _outputs.Html.Write(arguments, stream => PlanPage.Write(reviewed, facts, difference.Difference, stream));
        if (!_outputs.TakeOutput(arguments))
            ReportWriter.Write(DifferenceReport.Of(difference.Difference, isVerbose, difference.After.Currency), _context.Output, _context.MayColour(arguments.GetValue(_noColor)));
    }

    private async Task<BasePlan> OtherAsync(ParseResult arguments, string root, string stack, DateOnly day)
    {
        if (arguments.GetValue(_base) is { } reference)
            return await new BasePlans(_context, root).OfAsync(reference, stack, day).ConfigureAwait(false);
        if (arguments.GetValue(_against) is { } file)
            return new BasePlan(PlanInput.Read(_context, file, stack), file);
        var other = arguments.GetValue(_with)!;
        if (other == stack)
            throw new CliException($"--with and --stack are both '{stack}'; name two stacks.");
        using var error = new StringWriter { NewLine = "\n" };
        var review = await StackReview.RunAsync(_context with { Error = error }, new PlanRequest(root, other), day, isVerbose: false).ConfigureAwait(false)
            ?? throw new CliException($"there is no plan of '{other}' to compare with: {string.Join("; ", error.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries))}");
        return new BasePlan(Normalised(review.Reviewed.Plan, root), other);
    }

    // A plan that was computed has settings that can be read.
    private static Plan Normalised(Plan plan, string root) => Environments.Normalised(plan, StackEnvironment.Read(root, plan.Stack).Environment!.Config);

    private void CheckOther(ParseResult arguments)
    {
        Option<string?>[] others = [_against, _base, _with];
        var given = others.Where(option => arguments.GetValue(option) is not null).Select(option => option.Name).ToList();
        if (given.Count != 1)
        {
            throw new CliException(
                (given.Count == 0 ? "diff lacks what to compare with" : $"diff compares with one plan, and {string.Join(" and ", given)} name several")
                + ": --base REF is a commit's, --against PLAN.json a saved one, --with STACK another stack's.");
        }
    }
}

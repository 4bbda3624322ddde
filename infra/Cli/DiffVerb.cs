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

    private readonly FileOutput _json;
    private readonly FileOutput _markdown;
    private readonly FileOutput _sarif;
    private readonly FileOutput _html;

    private DiffVerb(CliContext context)
    {
        _context = context;
        _json = new FileOutput(context, "--json", "the difference as JSON");
        _markdown = new FileOutput(context, "--markdown", "the difference as Markdown");
        _sarif = new FileOutput(context, "--sarif", "the findings as SARIF, each new or not,");
        _html = new FileOutput(context, "--html", "the report with the difference as a web page");
    }

    public static Command Create(CliContext context)
    {
        var verb = new DiffVerb(context);
        var command = new Command("diff", "Show what differs between a stack's plan and a saved one, a commit's or another stack's.")
        {
            verb._stack, verb._against, verb._base, verb._with, verb._json.Option, verb._markdown.Option, verb._sarif.Option, verb._html.Option, verb._today, verb._cwd, verb._noColor, verb._verbose,
        };
        command.SetAction((arguments, _) => verb.RunAsync(arguments));
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments)
    {
        CheckOther(arguments);
        FileOutput[] outputs = [_json, _markdown, _sarif, _html];
        FileOutput.CheckOutput(arguments, outputs);
        var isVerbose = arguments.GetValue(_verbose);
        var stack = arguments.GetValue(_stack)!;
        var root = ProjectRoot.Find(_context.WorkingDirectory, arguments.GetValue(_cwd));
        var day = StackReview.Day(_context, arguments.GetValue(_today));
        var other = Task.Run(() => OtherAsync(arguments, root, stack, day));
        var review = await StackReview.RunAsync(_context, new PlanRequest(root, stack, WithSources: _sarif.IsAsked(arguments) || _html.IsAsked(arguments)), day, isVerbose).ConfigureAwait(false);
        var before = await other.ConfigureAwait(false);
        if (review is null)
            return ExitCode.Unusable;

        var (reviewed, facts) = review;
        var difference = new StackDifference(PlanSummary.Of(reviewed, facts.Cost), arguments.GetValue(_with) is not null
            ? PlanDifference.OfEnvironments(before.Plan, Normalised(reviewed.Plan, root), before.Name, stack)
            : PlanDifference.Of(before.Plan, reviewed.Plan, before.Name, stack));
        _json.Write(arguments, stream => DifferenceJson.Write(difference, stream));
        _markdown.Write(arguments, () => DifferenceMarkdown.Of(difference));
        _sarif.Write(arguments, stream => SarifLog.Write(reviewed, difference.Difference.Findings, facts.Sources, isVerbose ? SarifContent.All : SarifContent.Open, stream));
        _html.Write(arguments, stream => PlanPage.Write(reviewed, facts, difference.Difference, stream));
        if (!outputs.Any(output => output.TakesOutput(arguments)))
            ReportWriter.Write(DifferenceReport.Of(difference.Difference, isVerbose, difference.After.Currency), _context.Output, _context.MayColour(arguments.GetValue(_noColor)));
        return review.ExitCode;
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

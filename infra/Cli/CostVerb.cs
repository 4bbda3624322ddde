using System.CommandLine;
using Infra.Cost;
using Infra.Planning;
using Infra.Reports;
using Infra.Reports.Markdown;

namespace Infra.Cli;

/// <summary>`infra cost`: what a month of a stack costs, and what changes against another plan.</summary>
internal sealed class CostVerb
{
    private static readonly string[] Groupings = ["component", "cluster", "team", "resource"];

    private readonly CliContext _context;
    private readonly Option<string> _stack = CommonOptions.Stack();
    private readonly Option<string?> _cwd = CommonOptions.Cwd();
    private readonly Option<bool> _noColor = CommonOptions.NoColor();
    private readonly Option<bool> _verbose = CommonOptions.Verbose();
    private readonly Option<string> _by = new("--by")
    {
        Description = "Add up by component, cluster or team, or show each resource with its arithmetic.",
        HelpName = "component|cluster|team|resource",
        DefaultValueFactory = _ => Groupings[0],
    };

    private readonly Option<string?> _against = new("--against")
    {
        Description = "Show what changes against this plan, which `infra preview --json` wrote.",
        HelpName = "PLAN.json",
    };

    private readonly FileOutput _json;
    private readonly FileOutput _markdown;

    private CostVerb(CliContext context)
    {
        _context = context;
        _json = new FileOutput(context, "--json", "the estimate as JSON");
        _markdown = new FileOutput(context, "--markdown", "the estimate as Markdown");
    }

    public static Command Create(CliContext context)
    {
        var verb = new CostVerb(context);
        verb._by.CompletionSources.Add(Groupings);
        var command = new Command("cost", "Estimate what a month of a stack costs, and what changes against another plan.")
        {
            verb._stack, verb._by, verb._against, verb._json.Option, verb._markdown.Option, verb._cwd, verb._noColor, verb._verbose,
        };
        command.SetAction((arguments, _) => verb.RunAsync(arguments));
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments)
    {
        FileOutput[] outputs = [_json, _markdown];
        FileOutput.CheckOutput(arguments, outputs);
        var grouping = Grouping(arguments.GetValue(_by)!);
        var root = ProjectRoot.Find(_context.WorkingDirectory, arguments.GetValue(_cwd));
        var planning = await _context.Planner.PlanAsync(new PlanRequest(root, arguments.GetValue(_stack)!)).ConfigureAwait(false);
        PlanningNotes.Tell(_context, planning, arguments.GetValue(_verbose));
        if (planning.Plan is not { } plan)
            return ExitCode.Unusable;
        if (planning.Facts?.Cost is not { } cost)
            throw new CliException($"nobody has estimated what '{plan.Stack}' costs.");

        var comparison = arguments.GetValue(_against) is { } file ? CostComparison.Of(Read(file, plan), cost.ToPlanCost()) : null;
        _json.Write(arguments, stream => CostJson.Write(plan.Stack, cost, comparison, stream));
        var title = $"{plan.Project}/{plan.Stack}";
        _markdown.Write(arguments, () => CostMarkdown.Of(title, cost, comparison));
        if (!outputs.Any(output => output.TakesOutput(arguments)))
        {
            var report = comparison is null ? CostReport.Of(title, cost, grouping) : CostReport.Of(title, cost, comparison);
            ReportWriter.Write(report, _context.Output, _context.MayColour(arguments.GetValue(_noColor)));
        }
        return cost.Monthly > cost.Settings.BudgetUsd || cost.ByTeam.Any(share => share.Monthly > share.BudgetUsd) ? ExitCode.Findings : ExitCode.Fine;
    }

    private static CostGrouping Grouping(string given) => Array.IndexOf(Groupings, given) switch
    {
        0 => CostGrouping.Component,
        1 => CostGrouping.Cluster,
        2 => CostGrouping.Team,
        3 => CostGrouping.Resource,
        _ => throw new CliException($"--by is '{given}'; it is one of {string.Join(", ", Groupings)}.{Mistakes.Suggestion(given, Groupings)}"),
    };

    private PlanCost Read(string file, Plan now) => PlanInput.Read(_context, file, now.Stack).Cost
        ?? throw new CliException($"'{Path.GetFullPath(file, _context.WorkingDirectory)}' says nothing of costs; write it anew with `infra preview --stack {now.Stack} --json {file}`.");
}

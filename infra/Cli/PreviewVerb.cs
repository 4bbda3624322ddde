using System.CommandLine;
using System.Globalization;
using Infra.Planning;
using Infra.Reports;
using Infra.Rules;
using Infra.Rules.Exemptions;

namespace Infra.Cli;

/// <summary>`infra preview`: what `up` would make of a stack, held against every rule.</summary>
internal sealed class PreviewVerb
{
    private const string DayFormat = "yyyy-MM-dd";

    private readonly CliContext _context;
    private readonly Option<string> _stack = CommonOptions.Stack();
    private readonly Option<string?> _cwd = CommonOptions.Cwd();
    private readonly Option<bool> _noColor = CommonOptions.NoColor();
    private readonly Option<bool> _verbose = CommonOptions.Verbose();
    private readonly FileOutput _json;

    private readonly Option<string?> _today = new("--today")
    {
        Description = "Judge exemptions as of this day (yyyy-MM-dd) instead of the current one, in UTC.",
        HelpName = "DAY",
    };

    private PreviewVerb(CliContext context)
    {
        _context = context;
        _json = new FileOutput(context, "--json", "the plan as JSON");
    }

    public static Command Create(CliContext context)
    {
        var verb = new PreviewVerb(context);
        var command = new Command("preview", "Compute the whole plan of a stack, without a cloud, and hold every rule against it.")
        {
            verb._stack, verb._json.Option, verb._today, verb._cwd, verb._noColor, verb._verbose,
        };
        command.SetAction((arguments, _) => verb.RunAsync(arguments));
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments)
    {
        var started = _context.Clock.GetTimestamp();
        var isVerbose = arguments.GetValue(_verbose);
        var root = ProjectRoot.Find(_context.WorkingDirectory, arguments.GetValue(_cwd));
        var day = Day(arguments.GetValue(_today));
        var exemptions = ExemptionFile.Load(root);
        foreach (var problem in exemptions.Problems)
            _context.Error.WriteLine($"infra: {problem}");

        var planning = await _context.Planner.PlanAsync(new PlanRequest(root, arguments.GetValue(_stack)!)).ConfigureAwait(false);
        PlanningNotes.Tell(_context, planning, isVerbose);
        if (planning.Plan is null || planning.Facts is null || exemptions.Problems.Length > 0)
            return ExitCode.Unusable;

        var reviewed = PlanReview.Run(planning.Plan, planning.Facts, exemptions.Exemptions, day);
        _json.Write(arguments, stream => PlanJson.Write(reviewed.Plan, stream));
        if (_json.TakesOutput(arguments))
            ReportWriter.Write(PreviewReport.SummaryOf(reviewed), _context.Error, colour: false);
        else
            ReportWriter.Write(PreviewReport.Of(reviewed, isVerbose, planning.Facts.Cost), _context.Output, _context.MayColour(arguments.GetValue(_noColor)));
        await _context.Output.FlushAsync().ConfigureAwait(false);
        if (_context.ErrorIsTerminal || isVerbose)
            _context.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"took {_context.Clock.GetElapsedTime(started).TotalSeconds:0.00} s"));
        return reviewed.Plan.Findings.Any(finding => finding.Severity == Severity.Error) ? ExitCode.Findings : ExitCode.Fine;
    }

    private DateOnly Day(string? given)
    {
        if (given is null)
            return DateOnly.FromDateTime(_context.Clock.GetUtcNow().UtcDateTime);
        return DateOnly.TryParseExact(given, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new CliException($"--today is '{given}'; it is a day as {DayFormat}, such as 2026-12-31.");
    }
}

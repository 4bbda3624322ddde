using System.CommandLine;
using System.Globalization;
using Infra.Cost;
using Infra.Planning;
using Infra.Reports;
using Infra.Rules;
using Infra.Rules.Exemptions;

namespace Infra.Cli;

/// <summary>`infra preview`: what `up` would make of a stack, held against every rule.</summary>
internal sealed class PreviewVerb
{
    private const string StandardOutput = "-";
    private const string DayFormat = "yyyy-MM-dd";

    private readonly CliContext _context;
    private readonly Option<string> _stack = CommonOptions.Stack();
    private readonly Option<string?> _cwd = CommonOptions.Cwd();
    private readonly Option<bool> _noColor = CommonOptions.NoColor();
    private readonly Option<bool> _verbose = CommonOptions.Verbose();
    private readonly Option<string?> _json = new("--json")
    {
        Description = "Write the plan as JSON into a file; '-' is standard output, which then holds nothing else.",
        HelpName = "FILE|-",
    };

    private readonly Option<string?> _today = new("--today")
    {
        Description = "Judge exemptions as of this day (yyyy-MM-dd) instead of the current one, in UTC.",
        HelpName = "DAY",
    };

    private PreviewVerb(CliContext context) => _context = context;

    public static Command Create(CliContext context)
    {
        var verb = new PreviewVerb(context);
        var command = new Command("preview", "Compute the whole plan of a stack, without a cloud, and hold every rule against it.")
        {
            verb._stack, verb._json, verb._today, verb._cwd, verb._noColor, verb._verbose,
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
        Write(reviewed, planning.Facts.Cost, arguments.GetValue(_json), arguments.GetValue(_noColor), isVerbose);
        await _context.Output.FlushAsync().ConfigureAwait(false);
        if (_context.ErrorIsTerminal || isVerbose)
            _context.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"took {_context.Clock.GetElapsedTime(started).TotalSeconds:0.00} s"));
        return reviewed.Plan.Findings.Any(finding => finding.Severity == Severity.Error) ? ExitCode.Findings : ExitCode.Fine;
    }

    private void Write(ReviewedPlan reviewed, CostEstimate? cost, string? jsonFile, bool withoutColour, bool isVerbose)
    {
        if (jsonFile == StandardOutput)
        {
            _context.Output.Flush();
            PlanJson.Write(reviewed.Plan, _context.OutputStream);
            ReportWriter.Write(PreviewReport.SummaryOf(reviewed), _context.Error, colour: false);
            return;
        }
        if (jsonFile is not null)
            WriteFile(reviewed.Plan, Path.GetFullPath(jsonFile, _context.WorkingDirectory));
        ReportWriter.Write(PreviewReport.Of(reviewed, isVerbose, cost), _context.Output, _context.MayColour(withoutColour));
    }

    private static void WriteFile(Plan plan, string path)
    {
        try
        {
            PlanFile.Write(plan, path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CliException($"the plan cannot be written to '{path}': {exception.Message}");
        }
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

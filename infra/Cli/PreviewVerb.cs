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
    private const string StandardOutput = "-";
    private const string DayFormat = "yyyy-MM-dd";

    private readonly CliContext context;
    private readonly Option<string> stack = CommonOptions.Stack();
    private readonly Option<string?> cwd = CommonOptions.Cwd();
    private readonly Option<bool> noColor = CommonOptions.NoColor();
    private readonly Option<bool> verbose = CommonOptions.Verbose();
    private readonly Option<string?> json = new("--json")
    {
        Description = "Write the plan as JSON into a file; '-' is standard output, which then holds nothing else.",
        HelpName = "FILE|-",
    };

    private readonly Option<string?> today = new("--today")
    {
        Description = "Judge exemptions as of this day (yyyy-MM-dd) instead of the current one, in UTC.",
        HelpName = "DAY",
    };

    private PreviewVerb(CliContext context) => this.context = context;

    public static Command Create(CliContext context)
    {
        var verb = new PreviewVerb(context);
        var command = new Command("preview", "Compute the whole plan of a stack, without a cloud, and hold every rule against it.")
        {
            verb.stack, verb.json, verb.today, verb.cwd, verb.noColor, verb.verbose,
        };
        command.SetAction((arguments, _) => verb.RunAsync(arguments));
        return command;
    }

    private async Task<int> RunAsync(ParseResult arguments)
    {
        var started = context.Clock.GetTimestamp();
        var isVerbose = arguments.GetValue(verbose);
        var root = ProjectRoot.Find(context.WorkingDirectory, arguments.GetValue(cwd));
        var day = Day(arguments.GetValue(today));
        var exemptions = ExemptionFile.Load(root);
        foreach (var problem in exemptions.Problems)
            context.Error.WriteLine($"infra: {problem}");

        var planning = await context.Planner.PlanAsync(new PlanRequest(root, arguments.GetValue(stack)!)).ConfigureAwait(false);
        foreach (var warning in planning.Warnings)
            context.Error.WriteLine($"warning: {warning}");
        foreach (var problem in planning.Problems)
            Tell(problem, isVerbose);
        if (planning.Plan is null || planning.Facts is null || exemptions.Problems.Length > 0)
            return ExitCode.Unusable;

        var reviewed = PlanReview.Run(planning.Plan, planning.Facts, exemptions.Exemptions, day);
        Write(reviewed, arguments.GetValue(json), arguments.GetValue(noColor), isVerbose);
        await context.Output.FlushAsync().ConfigureAwait(false);
        if (context.ErrorIsTerminal || isVerbose)
            context.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"took {context.Clock.GetElapsedTime(started).TotalSeconds:0.00} s"));
        return reviewed.Plan.Findings.Any(finding => finding.Severity == Severity.Error) ? ExitCode.Findings : ExitCode.Fine;
    }

    private void Write(ReviewedPlan reviewed, string? jsonFile, bool withoutColour, bool isVerbose)
    {
        if (jsonFile == StandardOutput)
        {
            context.Output.Flush();
            PlanJson.Write(reviewed.Plan, context.OutputStream);
            ReportWriter.Write(PreviewReport.SummaryOf(reviewed), context.Error, colour: false);
            return;
        }
        if (jsonFile is not null)
            WriteFile(reviewed.Plan, Path.GetFullPath(jsonFile, context.WorkingDirectory));
        ReportWriter.Write(PreviewReport.Of(reviewed, isVerbose), context.Output, context.MayColour(withoutColour));
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

    private void Tell(PlanProblem problem, bool isVerbose)
    {
        context.Error.WriteLine($"infra: {problem.Message}");
        if (isVerbose && problem.Exception is { } exception)
            context.Error.WriteLine(exception);
    }

    private DateOnly Day(string? given)
    {
        if (given is null)
            return DateOnly.FromDateTime(context.Clock.GetUtcNow().UtcDateTime);
        return DateOnly.TryParseExact(given, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new CliException($"--today is '{given}'; it is a day as {DayFormat}, such as 2026-12-31.");
    }
}

using System.CommandLine;
using System.Globalization;
using Infra.Planning;
using Infra.Rules;
using Infra.Rules.Exemptions;

namespace Infra.Cli;

/// <summary>A stack's plan, held against every rule: what preview, diff and their like begin with.</summary>
/// <param name="Reviewed">The plan with its findings.</param>
/// <param name="Facts">What is known beside it.</param>
internal sealed record StackReview(ReviewedPlan Reviewed, PlanFacts Facts)
{
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>What `--today` is for.</summary>
    public static Option<string?> TodayOption() => new("--today")
    {
        Description = "Judge exemptions as of this day (yyyy-MM-dd) instead of the current one, in UTC.",
        HelpName = "DAY",
    };

    /// <summary>What the process says at its end: whether an error is held against the plan.</summary>
    public int ExitCode => Reviewed.Plan.Findings.Any(finding => finding.Severity == Severity.Error) ? Cli.ExitCode.Findings : Cli.ExitCode.Fine;

    /// <summary>Computes it; null where something stands in its way, which is then on standard error.</summary>
    public static async Task<StackReview?> RunAsync(CliContext context, PlanRequest request, DateOnly day, bool isVerbose)
    {
        var exemptions = ExemptionFile.Load(request.Directory);
        foreach (var problem in exemptions.Problems)
            context.Error.WriteLine($"infra: {problem}");

        var planning = await context.Planner.PlanAsync(request).ConfigureAwait(false);
        PlanningNotes.Tell(context, planning, isVerbose);
        if (planning.Plan is null || planning.Facts is null || exemptions.Problems.Length > 0)
            return null;
        return new StackReview(PlanReview.Run(planning.Plan, planning.Facts, exemptions.Exemptions, day), planning.Facts);
    }

    /// <summary>The day that `--today` names, or the current one.</summary>
    /// <exception cref="CliException">It is no day.</exception>
    public static DateOnly Day(CliContext context, string? given)
    {
        if (given is null)
            return DateOnly.FromDateTime(context.Clock.GetUtcNow().UtcDateTime);
        return DateOnly.TryParseExact(given, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw new CliException($"--today is '{given}'; it is a day as {DayFormat}, such as 2026-12-31.");
    }

    /// <summary>A day as `--today` takes it.</summary>
    public static string Text(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);
}

using System.CommandLine;
using Infra.Reports;
using Infra.Rules;

namespace Infra.Cli;

/// <summary>`infra explain`: what a rule says, why, and what to do; without an id, all rules.</summary>
internal static class ExplainVerb
{
    public static Command Create(CliContext context)
    {
        var id = new Argument<string?>("ID")
        {
            Description = "The id of a rule, such as AWS001; without one, all rules are listed.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        id.CompletionSources.Add([.. RuleCatalog.All.Select(rule => rule.Id)]);
        var noColor = CommonOptions.NoColor();
        var command = new Command("explain", "Say what a rule wants, why, who says so and what to do.") { id, noColor };
        command.SetAction(arguments =>
        {
            var report = ReportOf(arguments.GetValue(id));
            ReportWriter.Write(report, context.Output, context.MayColour(arguments.GetValue(noColor)));
            return ExitCode.Fine;
        });
        return command;
    }

    private static Report ReportOf(string? id)
    {
        if (id is null)
            return RuleReport.Of(RuleCatalog.All);
        var rule = RuleCatalog.Find(id)
            ?? throw new CliException($"there is no rule '{id}'.{Mistakes.Suggestion(id, RuleCatalog.All.Select(rule => rule.Id))} `infra explain` lists all.");
        return RuleReport.Of(rule);
    }
}

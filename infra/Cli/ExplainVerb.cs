using System.CommandLine;
using Infra.Reports;
using Infra.Reports.Json;
using Infra.Reports.Markdown;
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
            HelpName = "ID",
        };
        id.CompletionSources.Add([.. RuleCatalog.All.Select(rule => rule.Id)]);
        var noColor = CommonOptions.NoColor();
        var json = new FileOutput(context, "--json", "the rules as JSON");
        var markdown = new FileOutput(context, "--markdown", "the rules as Markdown");
        var command = new Command("explain", "Say what a rule wants, why, who says so and what to do.") { id, json.Option, markdown.Option, noColor };
        command.SetAction(arguments =>
        {
            FileOutput.CheckOutput(arguments, json, markdown);
            var one = arguments.GetValue(id) is { } given ? Find(given) : null;
            IReadOnlyCollection<Rule> rules = one is null ? [.. RuleCatalog.All] : [one];
            json.Write(arguments, stream => RuleJson.Write(rules, stream));
            markdown.Write(arguments, () => RuleMarkdown.Of(rules));
            if (!json.TakesOutput(arguments) && !markdown.TakesOutput(arguments))
                ReportWriter.Write(one is null ? RuleReport.Of(rules) : RuleReport.Of(one), context.Output, context.MayColour(arguments.GetValue(noColor)));
            return ExitCode.Fine;
        });
        return command;
    }

    private static Rule Find(string id) => RuleCatalog.Find(id)
        ?? throw new CliException($"there is no rule '{id}'.{Mistakes.Suggestion(id, RuleCatalog.All.Select(rule => rule.Id))} `infra explain` lists all.");
}

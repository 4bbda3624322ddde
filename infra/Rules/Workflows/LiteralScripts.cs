using Infra.Planning;
using Infra.Planning.Workflows;

namespace Infra.Rules.Workflows;

/// <summary>GHA004.</summary>
public sealed class LiteralScripts : PlanRule
{
    private const string Expression = "${{";

    /// <inheritdoc/>
    public override string Id => "GHA004";

    /// <inheritdoc/>
    public override string Title => "Scripts of workflows take values from variables, never by expressions";

    /// <inheritdoc/>
    public override string Why => "An expression is put into the script before a shell reads it: a title, a branch or an output with a quote in it is run as code, with the job's token.";

    /// <inheritdoc/>
    public override string Evidence => "https://docs.github.com/actions/concepts/security/script-injections; https://docs.github.com/actions/reference/security/secure-use";

    /// <inheritdoc/>
    public override string Fix => "Give the value to the step's env, and write \"$NAME\" in the script.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context) =>
        from file in context.Facts.Workflows
        from job in file.Jobs
        from step in job.Steps
        from script in ScriptsOf(step)
        where script.Text.Contains(Expression, StringComparison.Ordinal)
        select Broken(file.At(script.Line), $"The script has the expression \"{Shown(script.Text)}\".");

    private static IEnumerable<(string Text, int Line)> ScriptsOf(WorkflowStep step)
    {
        if (step.Run is { } run)
            yield return (run, step.RunLine);
        if (step.Runs("actions/github-script") && step.With.TryGetValue("script", out var script))
            yield return (script, step.Line);
    }

    private static string Shown(string text)
    {
        var start = text.IndexOf(Expression, StringComparison.Ordinal);
        var end = text.IndexOf("}}", start, StringComparison.Ordinal);
        return end < 0 ? text[start..] : text[start..(end + 2)];
    }
}

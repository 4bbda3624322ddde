using Infra.Planning;

namespace Infra.Rules.Workflows;

/// <summary>GHA007.</summary>
public sealed class BoundedJobs : PlanRule
{
    private const string Strict = "set -euo pipefail";

    /// <inheritdoc/>
    public override string Id => "GHA007";

    /// <inheritdoc/>
    public override string Title => "Jobs end in time, stop at the first error, and say whether a checkout keeps its token";

    /// <inheritdoc/>
    public override string Why =>
        "A job runs for six hours unless it is told otherwise; a script that goes on after an error reports success; a token that a checkout leaves behind is read by every step that follows.";

    /// <inheritdoc/>
    public override string Evidence =>
        "https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax; https://github.com/actions/checkout#usage";

    /// <inheritdoc/>
    public override string Fix => $"Write timeout-minutes into the job, \"{Strict}\" as the first line of its scripts, and persist-credentials: false into its checkouts, or true where it pushes.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        foreach (var file in context.Facts.Workflows)
        {
            foreach (var job in file.Jobs)
            {
                // A job that calls a workflow has no time of its own: that workflow's jobs have theirs.
                if (job is { HasTimeout: false, Uses: null } && !file.IsAction)
                    yield return Broken(file.At(job.Line), $"The job \"{job.Name}\" has no timeout-minutes.");
                foreach (var step in job.Steps)
                {
                    if (step.Run is { } run && IsLong(run) && !run.StartsWith(Strict, StringComparison.Ordinal))
                        yield return Broken(file.At(step.RunLine), $"A script of the job \"{job.Name}\" does not begin with \"{Strict}\".");
                    if (step.Runs("actions/checkout") && !step.With.ContainsKey("persist-credentials"))
                        yield return Broken(file.At(step.Line), $"A checkout of the job \"{job.Name}\" does not say whether it keeps its token.");
                }
            }
        }
    }

    private static bool IsLong(string run) => run.TrimEnd().Contains('\n', StringComparison.Ordinal);
}

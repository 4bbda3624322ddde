using System.Text.RegularExpressions;
using Infra.Planning;
using Infra.Planning.Workflows;

namespace Infra.Rules.Workflows;

/// <summary>GHA005.</summary>
public sealed partial class UntrustedCode : PlanRule
{
    // Events of others that start a workflow with the rights of the default branch.
    private static readonly string[] Privileged = ["issue_comment", "pull_request_target", "workflow_run"];

    /// <inheritdoc/>
    public override string Id => "GHA005";

    /// <inheritdoc/>
    public override string Title => "What runs with this repository's rights takes no code of a pull request";

    /// <inheritdoc/>
    public override string Why => "pull_request_target, workflow_run and issue_comment run with secrets and a token that writes, whoever caused them; checking out what a fork brings hands both to it.";

    /// <inheritdoc/>
    public override string Evidence =>
        "https://securitylab.github.com/resources/github-actions-preventing-pwn-requests; https://docs.github.com/actions/reference/security/secure-use";

    /// <inheritdoc/>
    public override string Fix => "Look at the code in a job of pull_request, whose token reads; let the other take its result as an artifact, as data.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context) =>
        from file in context.Facts.Workflows
        let trigger = file.Triggers.FirstOrDefault(each => Privileged.Contains(each))
        where trigger is not null
        from job in file.Jobs
        from step in job.Steps
        where TakesOthersCode(step)
        select Broken(file.At(step.Line), $"The job \"{job.Name}\", which {trigger} starts, takes the code of a pull request.");

    private static bool TakesOthersCode(WorkflowStep step) =>
        (step.Runs("actions/checkout") && new[] { "ref", "repository" }.Any(key => step.With.TryGetValue(key, out var value) && OfPullRequest().IsMatch(value)))
        || (step.Run is { } run && Fetch().IsMatch(run));

    [GeneratedRegex(@"head|merge|pull", RegexOptions.IgnoreCase)]
    private static partial Regex OfPullRequest();

    [GeneratedRegex(@"gh\s+pr\s+checkout|git\s+(fetch|pull|checkout|switch)\b.*(pull/|head|\$)", RegexOptions.IgnoreCase)]
    private static partial Regex Fetch();
}

using System.Text.RegularExpressions;
using Infra.Planning;
using Infra.Planning.Workflows;

namespace Infra.Rules.Workflows;

/// <summary>GHA006.</summary>
public sealed partial class OrderlyDeployments : PlanRule
{
    // Flags before a command, of which some have a value: -s dev, --stack "$STACK", --cwd=infra.
    private const string Flags = @"(\s+--?[\w-]+([= ](""[^""]*""|'[^']*'|[^\s""'-]\S*))?)*";

    /// <inheritdoc/>
    public override string Id => "GHA006";

    /// <inheritdoc/>
    public override string Title => "Deployments come through a GitHub environment, one at a time, and none is cut off";

    /// <inheritdoc/>
    public override string Why =>
        "The environment is what the role up trusts and what asks for approval; two deployments of a stack wait for each other's lock, and one that is cancelled leaves operations that its state knows nothing of.";

    /// <inheritdoc/>
    public override string Evidence =>
        "https://docs.github.com/actions/how-tos/deploy/configure-and-manage-deployments/control-deployments; https://www.pulumi.com/docs/support/troubleshooting/common-issues/update-conflicts";

    /// <inheritdoc/>
    public override string Fix => "Give the job its environment, and a concurrency group of the stack's with cancel-in-progress: false, as .github/workflows/up.yml has.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        foreach (var file in context.Facts.Workflows.Where(file => !file.IsAction))
        {
            foreach (var job in file.Jobs.Where(job => job.Environment is not null || job.Steps.Any(Deploys)))
            {
                if (job.Environment is null)
                    yield return Broken(file.At(job.Line), $"The job \"{job.Name}\" deploys and names no environment.");
                if (!job.HasConcurrency)
                    yield return Broken(file.At(job.Line), $"The job \"{job.Name}\" deploys and may run beside itself: it has no concurrency.");
                else if (job.CancelInProgress is not (null or "false"))
                    yield return Broken(file.At(job.Line), $"The job \"{job.Name}\" deploys and may be cut off by the next: cancel-in-progress is {job.CancelInProgress}.");
            }
        }
    }

    private static bool Deploys(WorkflowStep step) =>
        (step.Run is { } run && Changes().IsMatch(run.Replace("\\\n", " ", StringComparison.Ordinal)))
        || (step.Uses is not null && step.With.GetValueOrDefault("role") == "up")
        // Without a command it installs Pulumi; a command that an expression chooses may be any.
        || (step.Runs("pulumi/actions") && step.With.GetValueOrDefault("command") is not (null or "" or "output" or "preview"));

    // Pulumi's commands that change what is there or what its state says, with their other names: https://www.pulumi.com/docs/iac/cli/commands.
    [GeneratedRegex($@"\bpulumi{Flags}\s+(up|update|watch|refresh|destroy|down|dn|cancel|import|state|stack{Flags}\s+(import|rm))\b(?![^\n|;&]*--preview-only)|scripts/up\.sh\b")]
    private static partial Regex Changes();
}

using System.Text.RegularExpressions;
using Infra.Planning;
using Infra.Planning.Workflows;

namespace Infra.Rules.Workflows;

/// <summary>GHA003.</summary>
public sealed partial class ExplicitSdk : PlanRule
{
    private const string Variable = "PulumiSdk";
    private static readonly string[] Sdks = ["offline", "published"];

    /// <inheritdoc/>
    public override string Id => "GHA003";

    /// <inheritdoc/>
    public override string Title => "Every job that builds or runs the program says against which SDK";

    /// <inheritdoc/>
    public override string Why => "Without a word the build looks whether the Pulumi CLI is set up, and images of runners come with it: a review would take the packages that deploy, or a deployment the stand-ins.";

    /// <inheritdoc/>
    public override string Evidence => "https://github.com/actions/runner-images/blob/main/images/ubuntu/Ubuntu2404-Readme.md";

    /// <inheritdoc/>
    public override string Fix => "Write PulumiSdk: offline, or published where the job calls pulumi, into the job's env; docs/two-sdks.md says which does what.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        foreach (var file in context.Facts.Workflows.Where(file => !file.IsAction))
        {
            foreach (var job in file.Jobs.Where(job => job.Steps.Any(Builds)))
            {
                var sdk = job.Variables.GetValueOrDefault(Variable) ?? file.Variables.GetValueOrDefault(Variable);
                if (sdk is null)
                    yield return Broken(file.At(job.Line), $"The job \"{job.Name}\" builds or runs the program and does not set {Variable}.");
                else if (!Sdks.Contains(sdk))
                    yield return Broken(file.At(job.Line), $"The job \"{job.Name}\" sets {Variable} to \"{sdk}\", which is none of {string.Join(", ", Sdks)}.");
            }
        }
    }

    // A script beside the workflow may build as well: then the SDK is set up for it.
    private static bool Builds(WorkflowStep step) =>
        step.Runs("actions/setup-dotnet") || step.Runs("pulumi/actions") || (step.Run is { } run && Program().IsMatch(run));

    [GeneratedRegex(@"(^|[;&|(!]|\b(if|then|else|do)\s)\s*(\w+=\S*\s+)*(dotnet|pulumi)\s|\.ci/run", RegexOptions.Multiline)]
    private static partial Regex Program();
}

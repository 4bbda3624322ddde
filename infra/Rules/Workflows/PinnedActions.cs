using System.Text.RegularExpressions;
using Infra.Planning;
using Infra.Planning.Workflows;

namespace Infra.Rules.Workflows;

/// <summary>GHA001.</summary>
public sealed partial class PinnedActions : PlanRule
{
    /// <inheritdoc/>
    public override string Id => "GHA001";

    /// <inheritdoc/>
    public override string Title => "Workflows can be read, and name every action by its commit, with the version beside it";

    /// <inheritdoc/>
    public override string Why => "Who can move a tag of an action has whatever the jobs that use it have: the code, the tokens, the roles in AWS.";

    /// <inheritdoc/>
    public override string Evidence =>
        "https://docs.github.com/actions/reference/security/secure-use#using-third-party-actions; https://github.com/advisories/GHSA-mrrh-fwg8-r2c3";

    /// <inheritdoc/>
    public override string Fix => "Write owner/action@COMMIT # vX.Y.Z with the whole commit of the release; Renovate keeps both in step.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        foreach (var file in context.Facts.Workflows)
        {
            if (file.Problem is { } problem)
                yield return Broken(file.At(problem.Line), $"The file is no workflow: {problem.Message}.");
            foreach (var uses in file.Jobs.SelectMany(job => job.Steps.Select(step => step.Uses).Prepend(job.Uses)).OfType<WorkflowUse>())
            {
                if (Complaint(file, uses) is { } complaint)
                    yield return Broken(file.At(uses.Line), $"\"{uses.Name}\" {complaint}.");
            }
        }
    }

    private static string? Complaint(WorkflowFile file, WorkflowUse uses)
    {
        // The repository's own come from the commit that the workflow comes from.
        if (uses.Name.StartsWith("./", StringComparison.Ordinal))
            return null;
        if (uses.Name.StartsWith("docker://", StringComparison.Ordinal))
            return Digest().IsMatch(uses.Name) ? null : "is an image without its digest";
        if (!Commit().IsMatch(uses.Name))
            return "is not named by a commit of 40 digits";
        return file.CommentOn(uses.Line) is { } comment && Version().IsMatch(comment) ? null : "has no version beside its commit";
    }

    [GeneratedRegex(@"^[\w.-]+/[\w.-]+(/[\w./-]+)?@[0-9a-f]{40}\z")]
    private static partial Regex Commit();

    [GeneratedRegex(@"@sha256:[0-9a-f]{64}\z")]
    private static partial Regex Digest();

    [GeneratedRegex(@"^v?[0-9]+(\.[0-9]+)*")]
    private static partial Regex Version();
}

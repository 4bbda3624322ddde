using Infra.Planning;
using Infra.Planning.Workflows;

namespace Infra.Rules.Workflows;

/// <summary>GHA002.</summary>
public sealed class LeastPermissions : PlanRule
{
    private const string Write = "write";

    // What this repository's workflows write. To push takes the token of an app, which starts the workflows of what it pushed; GITHUB_TOKEN's never do.
    private static readonly string[] Writable = ["attestations", "id-token", "issues", "packages", "pull-requests", "security-events"];

    /// <inheritdoc/>
    public override string Id => "GHA002";

    /// <inheritdoc/>
    public override string Title => "Workflows read, and a job that writes names what, and says why";

    /// <inheritdoc/>
    public override string Why => "A workflow that says nothing may do what the repository's settings give to all, and so may each action that it uses.";

    /// <inheritdoc/>
    public override string Evidence =>
        "https://docs.github.com/actions/reference/security/secure-use; https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#permissions";

    /// <inheritdoc/>
    public override string Fix =>
        $"Write \"permissions: {{}}\" at the top, and in each job the scopes that it needs; a comment above each \"write\" says for what. To be written are {string.Join(", ", Writable)}.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context) =>
        context.Facts.Workflows.Where(file => file is { IsAction: false, Problem: null }).SelectMany(file => OfFile(file).Concat(file.Jobs.SelectMany(job => OfJob(file, job))));

    private IEnumerable<Finding> OfFile(WorkflowFile file)
    {
        if (file.Permissions is not { } permissions)
        {
            yield return Broken(file.At(1), "The workflow does not say what its jobs may.");
            yield break;
        }
        if (permissions.All is { } all)
            yield return Broken(file.At(permissions.Line), $"The workflow gives every job \"{all}\".");
        foreach (var scope in permissions.Scopes.Where(scope => scope.Access == Write))
            yield return Broken(file.At(scope.Line), $"The workflow gives every job \"{scope.Name}: write\".");
    }

    private IEnumerable<Finding> OfJob(WorkflowFile file, WorkflowJob job)
    {
        if (job.Permissions is not { } permissions)
            yield break;
        if (permissions.All is { } all)
            yield return Broken(file.At(permissions.Line), $"The job \"{job.Name}\" has \"{all}\".");
        foreach (var scope in permissions.Scopes.Where(scope => scope.Access == Write))
        {
            if (!Writable.Contains(scope.Name))
                yield return Broken(file.At(scope.Line), $"The job \"{job.Name}\" may write {scope.Name}, which no job here does.");
            else if (!file.IsExplained(scope.Line))
                yield return Broken(file.At(scope.Line), $"The job \"{job.Name}\" may write {scope.Name}, and no comment says for what.");
        }
    }
}

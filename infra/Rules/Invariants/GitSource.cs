using Infra.Planning;

namespace Infra.Rules.Invariants;

/// <summary>INV1.</summary>
public sealed class GitSource : PlanRule
{
    /// <inheritdoc/>
    public override string Id => "INV1";

    /// <inheritdoc/>
    public override string Title => "Git is the single source of desired state";

    /// <inheritdoc/>
    public override string Why =>
        "What is delivered from somewhere else, or from a folder that nobody renders, is not what was reviewed: the cluster is then no longer what the repository says.";

    /// <inheritdoc/>
    public override string Evidence => "https://opengitops.dev; https://argo-cd.readthedocs.io/en/stable/user-guide/best_practices";

    /// <inheritdoc/>
    public override string Fix =>
        "Let the Application take the folder kubernetes/<stack>/<its name> of the environment's repository, at its revision; what teams deliver comes from the repositories that they declare.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        if (context.Facts.Platform is not { } platform)
            yield break;
        var environment = platform.Declarations.Context;
        foreach (var application in context.Argo.All.Where(application => application.Chart is null))
        {
            if (application.Repository != environment.RepositoryUrl)
                yield return Broken(application.Resource, $"It comes from {application.Repository}; the environment's repository is {environment.RepositoryUrl}.");
            if (application.Revision != environment.Revision)
                yield return Broken(application.Resource, $"It follows \"{application.Revision}\"; the environment follows \"{environment.Revision}\".");
            if (application.Path != platform.FolderOf(application.Name))
                yield return Broken(application.Resource, $"Its folder is \"{application.Path}\", and not {platform.FolderOf(application.Name)}.");
        }
        var teams = environment.Teams.Select(team => team.RepositoryUrl).ToHashSet(StringComparer.Ordinal);
        foreach (var template in context.Argo.Templates.Where(template => !teams.Contains(template.Repository)))
            yield return Broken(template.Resource, $"It comes from {template.Repository}, which is no declared team's.");
    }
}

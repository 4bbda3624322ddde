using System.Text.RegularExpressions;
using Infra.Planning;
using Pulumi.Offline;

namespace Infra.Rules.Argo;

/// <summary>ARGO001.</summary>
public sealed partial class PinnedSources : PlanRule
{
    private static readonly string[] Moving = ["", "HEAD"];

    /// <inheritdoc/>
    public override string Id => "ARGO001";

    /// <inheritdoc/>
    public override string Title => "Charts have exact versions, folders a revision, and images no moving tag";

    /// <inheritdoc/>
    public override string Why =>
        "A range of versions, or the tag latest, becomes something else without a commit: what ran yesterday cannot be had again, and nobody reviewed what runs today.";

    /// <inheritdoc/>
    public override string Evidence =>
        "https://argo-cd.readthedocs.io/en/stable/user-guide/tracking_strategies/#helm; https://kubernetes.io/docs/concepts/containers/images/#image-names";

    /// <inheritdoc/>
    public override string Fix => "Give the chart's exact version, the branch or tag of the repository, and the tag of every image that the values name.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        foreach (var application in context.Argo.All.Concat(context.Argo.Templates))
        {
            if (application.Chart is { } chart && !Exact().IsMatch(application.Revision))
                yield return Broken(application.Resource, $"The chart {chart} has the version \"{application.Revision}\", which is none.");
            if (application.Chart is null && Array.IndexOf(Moving, application.Revision) >= 0)
                yield return Broken(application.Resource, "The repository has no \"targetRevision\", so the default branch of the day is delivered.");
            foreach (var message in MovingTags(application.Values(), "valuesObject"))
                yield return Broken(application.Resource, message);
        }
        foreach (var release in context.Argo.Releases)
        {
            if (!Exact().IsMatch(release.Inputs["version"].TextWithUnknowns() ?? ""))
                yield return Broken(release, $"The chart {ArgoTypes.Chart} has no exact version.");
            foreach (var message in MovingTags(release.Inputs["values"], "values"))
                yield return Broken(release, message);
        }
    }

    private static IEnumerable<string> MovingTags(PlanValue? values, string path) =>
        from tag in ValueWalk.Texts(values, path)
        where tag is { Key: "tag", Text: "" or "latest" }
        select tag.Text.Length == 0 ? $"\"{tag.Path}\" is empty." : $"\"{tag.Path}\" is {tag.Text}, which is another image every day.";

    [GeneratedRegex(@"\Av?[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Exact();
}

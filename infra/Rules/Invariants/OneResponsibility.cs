using Infra.Planning;
using Infra.Rules.Argo;
using Infra.Rules.Kubernetes;

namespace Infra.Rules.Invariants;

/// <summary>INV4.</summary>
public sealed class OneResponsibility : PlanRule
{
    private static readonly string[] ArgoKinds = ["Application", "ApplicationSet", "AppProject"];

    /// <inheritdoc/>
    public override string Id => "INV4";

    /// <inheritdoc/>
    public override string Title => "Every object and every folder belongs to one Application";

    /// <inheritdoc/>
    public override string Why =>
        "Two Applications with one object take it from each other at every sync, and the one that goes away takes it along. A folder within another's is delivered twice.";

    /// <inheritdoc/>
    public override string Evidence => "https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#fail-the-sync-if-a-shared-resource-is-found";

    /// <inheritdoc/>
    public override string Fix => "Declare the object in one add-on, and give every Application a folder of its name that no other has and that holds no Application.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context) => Folders(context).Concat(Objects(context)).Concat(Owners(context)).Concat(Nested(context));

    // Sorted with a slash at the end, what a folder contains comes right after it.
    private IEnumerable<Finding> Folders(RuleContext context)
    {
        foreach (var same in context.Argo.All.Where(application => application.Path is not null).GroupBy(application => (application.Cluster, application.Repository)))
        {
            (string Folder, ArgoApplication Application)? outer = null;
            foreach (var each in same.Select(application => (Folder: application.Path!.Trim('/') + '/', Application: application))
                .OrderBy(each => each.Folder, StringComparer.Ordinal).ThenBy(each => each.Application.Name, StringComparer.Ordinal))
            {
                if (outer is { } found && each.Folder.StartsWith(found.Folder, StringComparison.Ordinal))
                    yield return Broken(each.Application.Resource, $"Its folder {each.Application.Path} is in that of {found.Application.Name}, {found.Application.Path}.");
                else
                    outer = each;
            }
        }
    }

    private IEnumerable<Finding> Objects(RuleContext context) =>
        from same in context.Manifests.All.GroupBy(manifest => manifest.Key)
        from twice in same.Skip(1)
        let first = same.First()
        select Broken(twice.Subject, $"{first.Application} delivers it as well, as {first.Subject}.");

    private IEnumerable<Finding> Owners(RuleContext context)
    {
        var owned = context.Argo.All.Where(application => application.Path is not null).Select(application => (application.Name, application.Path!.Trim('/'))).ToHashSet();
        foreach (var application in context.Manifests.All.GroupBy(manifest => (manifest.Application, Folder: FolderOf(manifest))))
        {
            if (!owned.Contains((application.Key.Application, application.Key.Folder)))
                yield return Broken(application.First().Subject, $"No Application \"{application.Key.Application}\" delivers the folder {application.Key.Folder}.");
        }
    }

    // What Argo CD delivers is made by `up`, in waves that it waits for; an Application in a folder would be beside them.
    private IEnumerable<Finding> Nested(RuleContext context) =>
        from kind in ArgoKinds
        from nested in context.Manifests.OfKind("argoproj.io", kind)
        select Broken(nested.Subject, $"The folder of {nested.Application} holds an {kind}: an Application delivers no other.");

    private static string FolderOf(KubernetesManifest manifest) => manifest.Manifest.Path.LastIndexOf('/') is >= 0 and var end ? manifest.Manifest.Path[..end] : "";
}

using Infra.Planning;
using Infra.Rules.Kubernetes;

namespace Infra.Rules.Argo;

/// <summary>ARGO003.</summary>
public sealed class NarrowProjects : PlanRule
{
    /// <inheritdoc/>
    public override string Id => "ARGO003";

    /// <inheritdoc/>
    public override string Title => "AppProjects name what they let through, and let their Applications through";

    /// <inheritdoc/>
    public override string Why =>
        "A project with an asterisk is none: who may write one Application may write to the whole cluster. One that is too narrow is found out only when the sync fails.";

    /// <inheritdoc/>
    public override string Evidence => "https://argo-cd.readthedocs.io/en/stable/user-guide/projects; https://argo-cd.readthedocs.io/en/stable/operator-manual/project.yaml";

    /// <inheritdoc/>
    public override string Fix => "Name repositories, namespaces and kinds in the project: those of its Applications, and no others.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        foreach (var project in context.Argo.Projects)
        {
            foreach (var wildcard in project.Wildcards.Order(StringComparer.Ordinal))
                yield return Broken(project.Resource, $"It lets \"{wildcard}\" through.");
        }
        foreach (var application in context.Argo.All.Concat(context.Argo.Templates))
        {
            if (context.Argo.FindProject(application.Cluster, application.Project) is not { } project)
                yield return Broken(application.Resource, $"Its project \"{application.Project}\" is not in its cluster.");
            else
            {
                foreach (var message in Judge(application, project, application.IsTemplate ? [] : context.Manifests.OfApplication(application.Name)))
                    yield return Broken(application.Resource, message);
            }
        }
    }

    private static IEnumerable<string> Judge(ArgoApplication application, ArgoProject project, IEnumerable<KubernetesManifest> manifests)
    {
        var server = application.Spec("destination", "server").TextWithUnknowns() ?? "";
        if (!project.Takes(application.Repository))
            yield return $"Its project \"{project.Name}\" does not take from {application.Repository}.";
        if (!project.LeadsTo(server, application.Namespace))
            yield return $"Its project \"{project.Name}\" does not lead to the namespace \"{application.Namespace}\" of {server}.";
        var namespaces = manifests.Select(manifest => manifest.Namespace).Distinct(StringComparer.Ordinal).Where(name => name.Length > 0 && name != application.Namespace);
        foreach (var name in namespaces.Where(name => !project.LeadsTo(server, name)))
            yield return $"Its project \"{project.Name}\" does not lead to the namespace \"{name}\", where it has objects.";
        foreach (var (group, kind, isNamespaced) in manifests.Select(manifest => (manifest.Group, manifest.Kind, manifest.Namespace.Length > 0)).Distinct())
        {
            if (!project.Makes(group, kind, isNamespaced))
                yield return $"Its project \"{project.Name}\" does not let it make {kind} ({(group.Length == 0 ? "core" : group)}){(isNamespaced ? "" : ", which has no namespace")}.";
        }
    }
}

using Infra.Components;
using Infra.Planning;
using Infra.Rules.Argo;
using Infra.Rules.Kubernetes;

namespace Infra.Rules.Invariants;

/// <summary>INV7.</summary>
public sealed class Replay : PlanRule
{
    /// <inheritdoc/>
    public override string Id => "INV7";

    /// <inheritdoc/>
    public override string Title => "Everything can be replayed on a wiped cluster";

    /// <inheritdoc/>
    public override string Why =>
        "A cluster is rebuilt by its waves. What refers to something that comes later, or that somebody once made by hand, works on the cluster of today and stops the next one.";

    /// <inheritdoc/>
    public override string Evidence => "https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves; https://argo-cd.readthedocs.io/en/stable/operator-manual/disaster_recovery";

    /// <inheritdoc/>
    public override string Fix => "Declare what is referred to in an add-on, and let the add-on that refers to it depend on that one.";

    /// <inheritdoc/>
    public override IEnumerable<Finding> Check(RuleContext context)
    {
        if (context.Facts.Platform is not { } platform)
            return [];
        var argo = context.Argo;
        return argo.Clusters.SelectMany(cluster => Waves(platform, argo, cluster).Concat(Order(argo, platform, cluster)))
            .Concat(Destinations(context)).Concat(References(context));
    }

    // Without a gap from 0, so that each wave has one to wait for.
    private IEnumerable<Finding> Waves(PlatformModel platform, ArgoApplications argo, string cluster)
    {
        var applications = argo.All.Where(application => application.Cluster == cluster && application.Wave is not null).OrderBy(application => application.Wave).ToList();
        var next = 0;
        foreach (var application in applications)
        {
            if (application.Wave > next)
                yield return Broken(application.Resource, FormattableString.Invariant($"It is of wave {application.Wave}, and there is no wave {next}."));
            next = application.Wave!.Value + 1;
        }
        if (applications.Count == 0)
            yield break;
        foreach (var missing in platform.Applications.Where(declared => argo.Find(cluster, declared.Name) is null && !(IsOfHomeAlone(declared) && argo.Named(declared.Name).Any())))
            yield return Broken(applications[0].Resource, $"Its cluster lacks the Application \"{missing.Name}\".");
    }

    // What the environment has one of is in one of its clusters.
    private static bool IsOfHomeAlone(PlatformApplication application) =>
        application.Name is PlatformApplication.Names.Catalog or PlatformApplication.Names.HomeSecrets
        || (application.Addon is { } addon && (addon.Placement == AddonPlacement.HomeCluster || application.Name == PlatformApplication.Names.OfDatabases(addon)));

    private IEnumerable<Finding> Order(ArgoApplications argo, PlatformModel platform, string cluster) =>
        from declared in platform.Applications
        let application = argo.Find(cluster, declared.Name)
        where application is not null
        from need in declared.Needs
        let needed = argo.Find(cluster, need)
        where needed?.Wave >= application.Wave
        select Broken(application.Resource, FormattableString.Invariant($"It needs {need}, which is of wave {needed.Wave}, and is of wave {application.Wave} itself."));

    private IEnumerable<Finding> Destinations(RuleContext context) =>
        from application in context.Argo.All.Concat(context.Argo.Templates)
        where !IsThere(application) && context.Manifests.FindNamespace(application.Namespace) is null
        select Broken(application.Resource, $"It goes into the namespace \"{application.Namespace}\", which nobody declares.");

    // Objects without a namespace go by "default", which every cluster has; a chart has more to put somewhere.
    private static bool IsThere(ArgoApplication application) =>
        application.Namespace == WellKnown.SystemNamespace || (application.Namespace == "default" && application.Chart is null && !application.IsTemplate);

    private IEnumerable<Finding> References(RuleContext context)
    {
        var waves = new ManifestWaves(context.Argo);
        foreach (var reference in ObjectReference.Of(context.Manifests))
        {
            if (context.Manifests.Named(reference.To).FirstOrDefault() is not { } found)
                yield return Broken(reference.From.Subject, $"It refers to the {reference.To.Kind} \"{reference.To.Name}\"{(reference.To.Namespace.Length > 0 ? $" in {reference.To.Namespace}" : "")}, which nobody declares.");
            else if (waves.Wrong(found.Application, reference.From.Application, orTogether: true) is not null)
                yield return Broken(reference.From.Subject, $"It refers to the {found.Kind} \"{found.Name}\", which {found.Application} delivers in a later wave.");
        }
    }
}

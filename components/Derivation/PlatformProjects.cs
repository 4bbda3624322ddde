namespace Infra.Components;

/// <summary>The AppProjects: what the Applications of a layer may make, and where.</summary>
internal static class PlatformProjects
{
    /// <summary>The project of what is derived from all add-ons: many namespaces, few kinds.</summary>
    public const string Wiring = "wiring";

    // Derived of what is declared, and of nothing else: no chart may bring its own.
    private static readonly GroupKind[] Walls =
    [
        new("", "LimitRange"), new("", "ResourceQuota"), new("networking.k8s.io", "NetworkPolicy"),
        new("security.istio.io", "AuthorizationPolicy"), new("security.istio.io", "PeerAuthentication"),
    ];

    public static IEnumerable<AppProject> Of(PlatformModel model)
    {
        var all = model.Declarations;
        var wired = model.Manifests.Where(manifest => model.Applications.Any(application => application.Name == manifest.Application && application.Project == Wiring)).ToList();
        yield return Project(
            Wiring,
            "What is derived from all add-ons: namespaces, policies, monitors, routes",
            [all.Context.RepositoryUrl],
            all.Namespaces.Select(each => each.Namespace.Name).Append(ArgoCd.Namespace),
            KindsOf(wired.Where(manifest => manifest.Object.Metadata.Namespace is null)),
            KindsOf(wired.Where(manifest => manifest.Object.Metadata.Namespace is not null)));
        foreach (var layer in model.Applications.Where(application => application.Addon is not null).GroupBy(application => application.Project, StringComparer.Ordinal).OrderBy(layer => layer.Key, StringComparer.Ordinal))
        {
            var addons = layer.Select(application => application.Addon!).Distinct().ToList();
            yield return Project(
                layer.Key,
                $"Add-ons: {string.Join(", ", addons.Select(addon => addon.Name.Value).Order(StringComparer.Ordinal))}",
                layer.Select(application => application.Chart?.Repository ?? all.Context.RepositoryUrl),
                layer.SelectMany(NamespacesOf),
                ClusterKindsOf([.. addons.Where(addon => PlatformApplications.ProjectOf(addon.Layer) == layer.Key)]),
                null);
        }
        foreach (var team in all.Context.Teams)
            yield return TeamObjects.Project(team);
    }

    private static AppProject Project(
        string name, string description, IEnumerable<string> repositories, IEnumerable<string> namespaces, IReadOnlyList<GroupKind> clusterKinds, IReadOnlyList<GroupKind>? kinds) => new()
        {
            Metadata = new ObjectMeta { Name = name, Namespace = ArgoCd.Namespace },
            Spec = new AppProjectSpec
            {
                Description = description,
                SourceRepos = [.. repositories.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
                Destinations = [.. namespaces.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(each => new ApplicationDestination(ApplicationDestination.InCluster, each))],
                ClusterResourceWhitelist = clusterKinds,
                NamespaceResourceWhitelist = kinds,
                NamespaceResourceBlacklist = kinds is null ? Walls : null,
            },
        };

    // An add-on's databases end where they are; what else is of it, where any of it is.
    private static IEnumerable<string> NamespacesOf(PlatformApplication application)
    {
        var addon = application.Addon!;
        return application.Name == PlatformApplication.Names.OfDatabases(addon)
            ? addon.Databases.Select(database => database.Namespace)
            : [
                application.Namespace,
                .. addon.Namespaces.Select(each => each.Name),
                .. addon.Objects.Select(each => each.Metadata.Namespace).OfType<string>(),
                .. addon.Workloads.Select(workload => workload.Namespace),
            ];
    }

    private static GroupKind[] KindsOf(IEnumerable<Manifest> manifests) => Sorted(manifests.Select(manifest => new GroupKind(WellKnown.GroupOf(manifest.Object.ApiVersion), manifest.Object.Kind)));

    private static GroupKind[] ClusterKindsOf(IReadOnlyList<Addon> addons) => Sorted(addons.SelectMany(addon =>
        addon.ClusterKinds.Select(KindOf).Concat(addon.Objects.Where(each => each.Metadata.Namespace is null).Select(each => new GroupKind(WellKnown.GroupOf(each.ApiVersion), each.Kind)))));

    private static GroupKind KindOf(string kind) => kind.Split('/') is [var group, var name] ? new GroupKind(group, name) : new GroupKind("", kind);

    private static GroupKind[] Sorted(IEnumerable<GroupKind> kinds) =>
        [.. kinds.Distinct().OrderBy(kind => kind.Group, StringComparer.Ordinal).ThenBy(kind => kind.Kind, StringComparer.Ordinal)];
}

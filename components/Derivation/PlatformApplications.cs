namespace Infra.Components;

/// <summary>The Applications, and what each needs before it: what its add-on says, who brings the kinds of its objects, and what its pods' sidecars need.</summary>
internal static class PlatformApplications
{
    public static IEnumerable<PlatformApplication> Of(PlatformDeclarations all, IReadOnlyList<Manifest> manifests)
    {
        var kinds = manifests.ToLookup(manifest => manifest.Application, manifest => WellKnown.GroupOf(manifest.Object.ApiVersion), StringComparer.Ordinal);
        yield return Derived(all, PlatformApplication.Names.Namespaces, []);
        foreach (var name in new[] { PlatformApplication.Names.MeshPolicies, PlatformApplication.Names.Monitors, PlatformApplication.Names.Routes })
        {
            if (kinds.Contains(name))
                yield return Derived(all, name, [PlatformApplication.Names.Namespaces, .. OwnersOf(all, kinds[name]), .. name == PlatformApplication.Names.Monitors ? [] : MeshOf(all, name)]);
        }
        foreach (var addon in all.Addons)
        {
            IReadOnlyList<string> needs =
            [
                PlatformApplication.Names.Namespaces,
                .. addon.DependsOn.SelectMany(name => LastOf(all.Find(name)!)),
                .. addon.Workloads.Any(all.IsInMesh) ? new[] { PlatformApplication.Names.MeshPolicies } : [],
            ];
            var project = ProjectOf(addon.Layer);
            if (addon.Chart is { } chart)
            {
                yield return new PlatformApplication { Name = PlatformApplication.Names.OfChart(addon), Project = project, Addon = addon, Chart = chart, Namespace = chart.Namespace, Needs = Sorted(needs) };
                needs = [PlatformApplication.Names.OfChart(addon)];
            }
            if (addon.Objects.Count > 0)
            {
                var name = PlatformApplication.Names.OfObjects(addon);
                yield return new PlatformApplication
                {
                    Name = name,
                    Project = project,
                    Addon = addon,
                    Namespace = NamespaceOf(addon),
                    Needs = Sorted([.. needs, .. OwnersOf(all, kinds[name]).Where(owner => !LastOf(addon).Contains(owner, StringComparer.Ordinal))]),
                };
            }
        }
    }

    /// <summary>The AppProject of a layer.</summary>
    public static string ProjectOf(AddonLayer layer) => layer.ToString().ToLowerInvariant();

    /// <summary>Where what names no namespace goes: kinds that have none need one all the same, in Argo CD's eyes.</summary>
    public static string NamespaceOf(Addon addon) =>
        addon.Chart?.Namespace ?? (addon.Namespaces.Count > 0 ? addon.Namespaces[0].Name : addon.Objects.Select(each => each.Metadata.Namespace).FirstOrDefault(name => name is not null) ?? "default");

    private static PlatformApplication Derived(PlatformDeclarations all, string name, IReadOnlyList<string> needs) =>
        new() { Name = name, Project = PlatformProjects.Wiring, Namespace = ArgoCd.Namespace, Needs = Sorted(needs) };

    // Everything of it, so that what it sets up is there as well.
    private static IEnumerable<string> LastOf(Addon addon) =>
        addon.Objects.Count > 0 ? [PlatformApplication.Names.OfObjects(addon)] : addon.Chart is not null ? [PlatformApplication.Names.OfChart(addon)] : [];

    private static IEnumerable<string> OwnersOf(PlatformDeclarations all, IEnumerable<string> groups) =>
        groups.Distinct(StringComparer.Ordinal).Select(all.FindOwnerOf).OfType<Addon>().SelectMany(LastOf);

    // The mesh's control plane reviews what is said to the mesh; routes need the gateway that serves them.
    private static IEnumerable<string> MeshOf(PlatformDeclarations all, string name) =>
        all.Of(PlatformRole.MeshControlPlane).Concat(name == PlatformApplication.Names.Routes ? all.Of(PlatformRole.Gateway) : []).Select(pods => pods.Addon).SelectMany(LastOf);

    private static string[] Sorted(IEnumerable<string> names) => [.. names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}

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
        foreach (var each in OfSecrets(all, kinds))
            yield return each;
        var delivered = all.Addons.Where(addon => IsDelivered(all, addon)).ToList();
        foreach (var name in delivered.SelectMany(addon => addon.Reads).Distinct(StringComparer.Ordinal))
            yield return Derived(all, name, [PlatformApplication.Names.Namespaces]);
        foreach (var each in delivered.SelectMany(addon => OfAddon(all, addon, kinds)))
            yield return each;
    }

    // Stores once Vault answers those who ask at its own name; then what they keep.
    private static IEnumerable<PlatformApplication> OfSecrets(PlatformDeclarations all, ILookup<string, string> kinds)
    {
        if (!kinds.Contains(PlatformApplication.Names.SecretStores))
            yield break;
        var routes = kinds.Contains(PlatformApplication.Names.Routes) ? new[] { PlatformApplication.Names.Routes } : [];
        yield return Derived(all, PlatformApplication.Names.SecretStores,
            [PlatformApplication.Names.Namespaces, .. OwnersOf(all, kinds[PlatformApplication.Names.SecretStores]), .. LastOf(all, Vault.Name), .. LastOf(all, TrustManager.Name), .. routes]);
        foreach (var name in SecretsOf(all, kinds.Contains))
            yield return Derived(all, name, [PlatformApplication.Names.Namespaces, PlatformApplication.Names.SecretStores]);
    }

    private static IEnumerable<PlatformApplication> OfAddon(PlatformDeclarations all, Addon addon, ILookup<string, string> kinds)
    {
        IReadOnlyList<string> needs =
        [
            PlatformApplication.Names.Namespaces,
            .. addon.DependsOn.SelectMany(name => LastOf(all, name)),
            .. addon.Workloads.Any(all.IsInMesh) ? new[] { PlatformApplication.Names.MeshPolicies } : [],
            .. addon.Reads,
            .. SecretTable.Declared(addon).Any(each => each.Secret.InCluster) ? SecretsOf(all, kinds.Contains) : [],
        ];
        if (addon.Databases.Count > 0 && all.Context.IsHomeCluster)
        {
            var name = PlatformApplication.Names.OfDatabases(addon);
            yield return new PlatformApplication
            {
                Name = name,
                Project = ProjectOf(AddonLayer.Data),
                Addon = addon,
                Namespace = addon.Databases[0].Namespace,
                Needs = Sorted([.. needs, .. OwnersOf(all, kinds[name]), .. LastOf(all, Storage.Name)]),
            };
            needs = [.. needs, name];
        }
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
                Needs = Sorted([.. needs, .. OwnersOf(all, kinds[name]).Where(owner => !LastOf(all, addon).Contains(owner, StringComparer.Ordinal))]),
            };
        }
    }

    // Those of the home cluster too, where there is something that only that has.
    private static IEnumerable<string> SecretsOf(PlatformDeclarations all, Func<string, bool> hasManifests)
    {
        if (hasManifests(PlatformApplication.Names.Secrets))
            yield return PlatformApplication.Names.Secrets;
        if (all.Context.IsHomeCluster && hasManifests(PlatformApplication.Names.HomeSecrets))
            yield return PlatformApplication.Names.HomeSecrets;
    }

    private static bool IsDelivered(PlatformDeclarations all, Addon addon) => addon.Placement == AddonPlacement.EveryCluster || all.Context.IsHomeCluster;

    /// <summary>The AppProject of a layer.</summary>
    public static string ProjectOf(AddonLayer layer) => layer.ToString().ToLowerInvariant();

    /// <summary>Where what names no namespace goes: kinds that have none need one all the same, in Argo CD's eyes.</summary>
    public static string NamespaceOf(Addon addon) =>
        addon.Chart?.Namespace ?? (addon.Namespaces.Count > 0 ? addon.Namespaces[0].Name : addon.Objects.Select(each => each.Metadata.Namespace).FirstOrDefault(name => name is not null) ?? "default");

    private static PlatformApplication Derived(PlatformDeclarations all, string name, IReadOnlyList<string> needs) =>
        new() { Name = name, Project = PlatformProjects.Wiring, Namespace = ArgoCd.Namespace, Needs = Sorted(needs) };

    // Everything of it, so that what it sets up is there as well.
    private static IEnumerable<string> LastOf(PlatformDeclarations all, Addon addon) =>
        !IsDelivered(all, addon) ? []
        : addon.Objects.Count > 0 ? [PlatformApplication.Names.OfObjects(addon)]
        : addon.Chart is not null ? [PlatformApplication.Names.OfChart(addon)] : [];

    private static IEnumerable<string> LastOf(PlatformDeclarations all, AddonName name) => all.Find(name) is { } addon ? LastOf(all, addon) : [];

    private static IEnumerable<string> OwnersOf(PlatformDeclarations all, IEnumerable<string> groups) =>
        groups.Distinct(StringComparer.Ordinal).Select(all.FindOwnerOf).OfType<Addon>().SelectMany(addon => LastOf(all, addon));

    // The mesh's control plane reviews what is said to the mesh; routes need the gateway that serves them.
    private static IEnumerable<string> MeshOf(PlatformDeclarations all, string name) =>
        all.Of(PlatformRole.MeshControlPlane).Concat(name == PlatformApplication.Names.Routes ? all.Of(PlatformRole.Gateway) : []).SelectMany(pods => LastOf(all, pods.Addon));

    private static string[] Sorted(IEnumerable<string> names) => [.. names.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}

using System.Runtime.CompilerServices;

namespace Infra.Components;

/// <summary>Every object that is rendered into Git, with the Application that delivers it and the files that it comes of.</summary>
internal static class PlatformManifests
{
    private const string AlertsFolder = "Alerts";
    private const string DerivationFolder = "Derivation";
    private const string CatalogFolder = "Backstage";
    private const string DashboardsFolder = "Dashboards";
    private const string DatabasesFolder = "Databases";
    private const string SecretsFolder = "Secrets";

    // What follows from all declarations together, by the Application that delivers it.
    private static readonly Derivation[] Derivations =
    [
        new(PlatformApplication.Names.MeshPolicies, MeshPolicies.Of, nameof(MeshPolicies)),
        new(PlatformApplication.Names.Monitors, Monitors.Of, nameof(Monitors)),
        new(PlatformApplication.Names.Monitors, AlertObjects.Of, nameof(AlertObjects), AlertsFolder),
        new(PlatformApplication.Names.Monitors, ServiceObjectives.Of, nameof(ServiceObjectives)),
        new(PlatformApplication.Names.Routes, RouteObjects.Of, nameof(RouteObjects)),
        new(PlatformApplication.Names.SecretStores, SecretStoreObjects.Of, nameof(SecretStoreObjects), SecretsFolder) { IsFiledByNamespace = true },
        new(PlatformApplication.Names.Secrets, all => ExternalSecretObjects.Of(all, onlyAtHome: false), nameof(ExternalSecretObjects), SecretsFolder) { IsFiledByNamespace = true },
        new(PlatformApplication.Names.HomeSecrets, all => ExternalSecretObjects.Of(all, onlyAtHome: true), nameof(ExternalSecretObjects), SecretsFolder) { IsFiledByNamespace = true },
        new(PlatformApplication.Names.Dashboards, DashboardObjects.Of, nameof(DashboardObjects), DashboardsFolder),
    ];

    private sealed record Derivation(string Application, Func<PlatformDeclarations, IEnumerable<(KubernetesObject Object, Addon? Addon)>> Of, string Class, string Folder = DerivationFolder)
    {
        // As a Manifest's.
        public bool IsFiledByNamespace { get; init; }
    }

    public static IEnumerable<Manifest> Of(PlatformDeclarations all)
    {
        foreach (var each in AccessObjects.OfPlatform())
            yield return new Manifest(PlatformApplication.Names.Namespaces, each, FileOf(nameof(AccessObjects)));
        foreach (var (addon, @namespace) in all.Namespaces)
        {
            foreach (var each in NamespaceObjects.Of(all.Context, @namespace))
                yield return new Manifest(PlatformApplication.Names.Namespaces, each, addon.Source, FileOf(nameof(NamespaceObjects)));
            foreach (var each in NetworkPolicies.OfNamespace(all, @namespace))
                yield return new Manifest(PlatformApplication.Names.Namespaces, each, addon.Source, FileOf(nameof(NetworkPolicies)));
            foreach (var each in AccessObjects.OfNamespace(@namespace))
                yield return new Manifest(PlatformApplication.Names.Namespaces, each, addon.Source, FileOf(nameof(AccessObjects)));
        }
        foreach (var pods in all.Pods)
        {
            if (NetworkPolicies.OfWorkload(all, pods) is { } policy)
                yield return new Manifest(PlatformApplication.Names.Namespaces, policy, pods.Addon.Source, FileOf(nameof(NetworkPolicies)));
        }
        foreach (var derivation in Derivations)
        {
            foreach (var (each, addon) in derivation.Of(all))
            {
                var file = FileOf(derivation.Class, derivation.Folder);
                yield return new Manifest(derivation.Application, each, addon is null ? [file] : [addon.Source, file]) { IsFiledByNamespace = derivation.IsFiledByNamespace };
            }
        }
        if (all.Find(Backstage.Name) is { } portal)
        {
            foreach (var each in BackstageCatalog.Of(all.Context, all.Addons))
                yield return new Manifest(PlatformApplication.Names.Catalog, each, portal.Source, FileOf(nameof(BackstageCatalog), CatalogFolder));
        }
        foreach (var addon in all.Addons)
        {
            foreach (var each in addon.Databases.SelectMany(database => DatabaseObjects.Of(all.Context, addon, database)))
                yield return new Manifest(PlatformApplication.Names.OfDatabases(addon), each, addon.Source, FileOf(nameof(DatabaseObjects), DatabasesFolder));
            foreach (var each in addon.Objects)
                yield return new Manifest(PlatformApplication.Names.OfObjects(addon), each, addon.Source);
        }
    }

    // The class' own file, as seen from this one.
    private static string FileOf(string derivation, string folder = DerivationFolder, [CallerFilePath] string path = "") =>
        SourceFile.Of(path).Replace($"{DerivationFolder}/{nameof(PlatformManifests)}", $"{folder}/{derivation}", StringComparison.Ordinal);
}

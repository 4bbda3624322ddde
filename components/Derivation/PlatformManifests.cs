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
        foreach (var each in Derived(PlatformApplication.Names.MeshPolicies, MeshPolicies.Of(all), nameof(MeshPolicies)))
            yield return each;
        foreach (var each in Derived(PlatformApplication.Names.Monitors, Monitors.Of(all), nameof(Monitors)))
            yield return each;
        foreach (var each in Derived(PlatformApplication.Names.Monitors, AlertObjects.Of(all), nameof(AlertObjects), AlertsFolder))
            yield return each;
        foreach (var each in Derived(PlatformApplication.Names.Monitors, ServiceObjectives.Of(all), nameof(ServiceObjectives)))
            yield return each;
        foreach (var each in Derived(PlatformApplication.Names.Routes, RouteObjects.Of(all), nameof(RouteObjects)))
            yield return each;
        foreach (var each in Derived(PlatformApplication.Names.SecretStores, SecretStoreObjects.Of(all), nameof(SecretStoreObjects), SecretsFolder))
            yield return each with { IsFiledByNamespace = true };
        foreach (var each in Derived(PlatformApplication.Names.Secrets, ExternalSecretObjects.Of(all, onlyAtHome: false), nameof(ExternalSecretObjects), SecretsFolder))
            yield return each with { IsFiledByNamespace = true };
        foreach (var each in Derived(PlatformApplication.Names.HomeSecrets, ExternalSecretObjects.Of(all, onlyAtHome: true), nameof(ExternalSecretObjects), SecretsFolder))
            yield return each with { IsFiledByNamespace = true };
        foreach (var each in Derived(PlatformApplication.Names.Dashboards, DashboardObjects.Of(all), nameof(DashboardObjects), DashboardsFolder))
            yield return each;
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

    private static IEnumerable<Manifest> Derived(string application, IEnumerable<(KubernetesObject Object, Addon? Addon)> objects, string derivation, string folder = DerivationFolder) =>
        objects.Select(each => new Manifest(application, each.Object, each.Addon is { } addon ? [addon.Source, FileOf(derivation, folder)] : [FileOf(derivation, folder)]));

    // The class' own file, as seen from this one.
    private static string FileOf(string derivation, string folder = DerivationFolder, [CallerFilePath] string path = "") =>
        SourceFile.Of(path).Replace($"{DerivationFolder}/{nameof(PlatformManifests)}", $"{folder}/{derivation}", StringComparison.Ordinal);
}

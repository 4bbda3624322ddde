using System.Runtime.CompilerServices;

namespace Infra.Components;

/// <summary>Every object that is rendered into Git, with the Application that delivers it and the files that it comes of.</summary>
internal static class PlatformManifests
{
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
        foreach (var each in Derived(PlatformApplication.Names.Routes, RouteObjects.Of(all), nameof(RouteObjects)))
            yield return each;
        foreach (var addon in all.Addons)
        {
            foreach (var each in addon.Objects)
                yield return new Manifest(PlatformApplication.Names.OfObjects(addon), each, addon.Source);
        }
    }

    private static IEnumerable<Manifest> Derived(string application, IEnumerable<(KubernetesObject Object, Addon? Addon)> objects, string derivation) =>
        objects.Select(each => new Manifest(application, each.Object, each.Addon is { } addon ? [addon.Source, FileOf(derivation)] : [FileOf(derivation)]));

    // The classes beside this one, each in the file of its name.
    private static string FileOf(string derivation, [CallerFilePath] string path = "") => SourceFile.Of(path).Replace(nameof(PlatformManifests), derivation, StringComparison.Ordinal);
}

using System.Collections.Concurrent;
using System.Reflection;

namespace Pulumi.Offline;

/// <summary>The schemas of the packages whose stand-ins are loaded: none is read before a resource or function of its package is met.</summary>
internal static class LoadedPackages
{
    private static readonly ConcurrentDictionary<string, ProviderSchema?> Packages = new(StringComparer.Ordinal);

    /// <summary>The schema of a package; null where no stand-in of it is loaded.</summary>
    /// <param name="package">The package's name: <c>aws</c>.</param>
    /// <param name="first">Where to look before the stand-ins: the assembly of a class of the package.</param>
    public static ProviderSchema? Find(string package, Assembly first) => Packages.GetOrAdd(package, Load, first);

    /// <summary>The package of a token's first part: <c>aws:ec2/vpc:Vpc</c>; empty where it has none.</summary>
    public static string PackageOf(string token) => token[..Math.Max(0, token.IndexOf(':', StringComparison.Ordinal))];

    private static ProviderSchema? Load(string package, Assembly first) =>
        AppDomain.CurrentDomain.GetAssemblies().Where(a => a.GetName().Name!.StartsWith("Pulumi.", StringComparison.Ordinal)).Prepend(first)
            .Select(ProviderSchema.Load).FirstOrDefault(s => s.Package == package);
}

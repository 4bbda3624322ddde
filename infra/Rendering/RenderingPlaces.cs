namespace Infra.Rendering;

/// <summary>Where rendered files are, from the project's root.</summary>
internal static class RenderingPlaces
{
    /// <summary>The folder with a folder of manifests for each stack.</summary>
    public const string Manifests = "kubernetes";

    /// <summary>The folder with a page for each stack.</summary>
    public const string NetworkPages = "docs/network";

    private const string PageSuffix = ".md";

    /// <summary>The folder of a stack's manifests.</summary>
    public static string ManifestsOf(string stack) => $"{Manifests}/{stack}";

    /// <summary>The page of a stack's network.</summary>
    public static string NetworkPageOf(string stack) => $"{NetworkPages}/{stack}{PageSuffix}";

    /// <summary>The stacks that have something in these places, sorted; some of the names may be no stack's.</summary>
    /// <param name="root">The project's root.</param>
    public static IEnumerable<string> StacksIn(string root)
    {
        var folders = Below(root, Manifests, folder => Directory.EnumerateDirectories(folder)).Select(Path.GetFileName);
        var pages = Below(root, NetworkPages, folder => Directory.EnumerateFiles(folder, $"*{PageSuffix}")).Select(Path.GetFileNameWithoutExtension);
        return folders.Concat(pages).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
    }

    /// <summary>The paths of all files in a stack's places.</summary>
    /// <param name="root">The project's root.</param>
    /// <param name="stack">The stack.</param>
    public static IEnumerable<string> FilesOf(string root, string stack) => FilesAt(root, ManifestsOf(stack)).Concat(FilesAt(root, NetworkPageOf(stack)));

    // A link is a file, wherever it leads: rendering makes none.
    private static IEnumerable<string> FilesAt(string root, string path)
    {
        var full = Path.Combine(root, path);
        if (new DirectoryInfo(full) is { Exists: true, LinkTarget: null } folder)
            return folder.EnumerateFileSystemInfos().SelectMany(entry => FilesAt(root, $"{path}/{entry.Name}"));
        return Path.Exists(full) || new FileInfo(full).LinkTarget is not null ? [path] : [];
    }

    private static IEnumerable<string> Below(string root, string folder, Func<string, IEnumerable<string>> list)
    {
        var path = Path.Combine(root, folder);
        return Directory.Exists(path) ? list(path) : [];
    }
}

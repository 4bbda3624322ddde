using System.Collections.Immutable;

namespace Infra.Planning;

/// <summary>What people read once an alert fires: the pages of <c>docs/runbooks</c>, by their paths from the project's root, with the anchors of their headings as GitHub makes them.</summary>
internal static class RunbookPages
{
    private const string Folder = "docs/runbooks";
    private const string Heading = "## ";

    /// <summary>Reads the headings of the second level; no pages where there is no folder.</summary>
    public static ImmutableDictionary<string, ImmutableHashSet<string>> Load(string root)
    {
        var folder = Path.Combine(root, Folder);
        return !Directory.Exists(folder) ? ImmutableDictionary<string, ImmutableHashSet<string>>.Empty : Directory.EnumerateFiles(folder, "*.md").ToImmutableDictionary(
            file => $"{Folder}/{Path.GetFileName(file)}",
            file => File.ReadLines(file).Where(line => line.StartsWith(Heading, StringComparison.Ordinal)).Select(line => line[Heading.Length..].Trim().ToLowerInvariant().Replace(' ', '-')).ToImmutableHashSet(StringComparer.Ordinal),
            StringComparer.Ordinal);
    }
}

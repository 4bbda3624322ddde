namespace Infra.Tests.Support;

/// <summary>The repository's own C# files.</summary>
internal static class SourceFiles
{
    /// <summary>Those below a folder, with their path from the repository's root.</summary>
    public static IEnumerable<(string Path, string Text)> Below(params string[] folders) => folders
        .SelectMany(folder => Directory.EnumerateFiles(System.IO.Path.Combine(Repository.Root, folder), "*.cs", SearchOption.AllDirectories))
        .Select(file => (System.IO.Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'), File.ReadAllText(file)))
        .Order();
}

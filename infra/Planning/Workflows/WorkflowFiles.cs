using System.Collections.Immutable;

namespace Infra.Planning.Workflows;

/// <summary>The workflows of a repository, and its own actions.</summary>
internal static class WorkflowFiles
{
    private const string Folder = ".github";
    private static readonly string[] Extensions = [".yml", ".yaml"];

    /// <summary>Reads those of a project, by path; none where there is no folder of them.</summary>
    public static ImmutableArray<WorkflowFile> Load(string root) =>
    [
        .. Files(root, "workflows", SearchOption.TopDirectoryOnly)
            // GitHub takes an action from whatever folder has a file of this name.
            .Concat(Files(root, "actions", SearchOption.AllDirectories).Where(file => Path.GetFileNameWithoutExtension(file) == "action"))
            .Select(file => (File: file, Path: Path.GetRelativePath(root, file).Replace('\\', '/')))
            .OrderBy(each => each.Path, StringComparer.Ordinal)
            .Select(each => WorkflowReader.Read(each.Path, File.ReadAllText(each.File))),
    ];

    private static IEnumerable<string> Files(string root, string kind, SearchOption option)
    {
        var folder = Path.Combine(root, Folder, kind);
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", option).Where(file => Extensions.Contains(Path.GetExtension(file))) : [];
    }
}

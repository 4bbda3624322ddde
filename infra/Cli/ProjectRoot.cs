namespace Infra.Cli;

/// <summary>Where the project lies, and which stacks it has.</summary>
internal sealed class ProjectRoot
{
    private const string Marker = "Pulumi.yaml";
    private const string Prefix = "Pulumi.";
    private const string Suffix = ".yaml";

    private ProjectRoot(string directory) => FullPath = directory;

    /// <summary>The folder of Pulumi.yaml.</summary>
    public string FullPath { get; }

    /// <summary>The names of the stacks that have a file, sorted.</summary>
    public IReadOnlyList<string> Stacks =>
    [
        .. Directory.EnumerateFiles(FullPath, $"{Prefix}*{Suffix}")
            .Select(file => Path.GetFileName(file))
            .Where(name => name.Length > Prefix.Length + Suffix.Length)
            .Select(name => name[Prefix.Length..^Suffix.Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Looks for Pulumi.yaml from a folder upwards.</summary>
    /// <exception cref="CliException">There is no such folder, or no Pulumi.yaml on the way up.</exception>
    public static ProjectRoot Find(string workingDirectory, string? cwd)
    {
        var start = cwd is null ? workingDirectory : Path.GetFullPath(cwd, workingDirectory);
        if (!Directory.Exists(start))
            throw new CliException($"there is no folder '{start}'.");
        for (var directory = new DirectoryInfo(start); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, Marker)))
                return new ProjectRoot(directory.FullName);
        }
        throw new CliException($"there is no {Marker} in '{start}' or above it. Go to the project's folder, or name it with --cwd.");
    }

    /// <summary>The stack of a name.</summary>
    /// <exception cref="CliException">The project has none of that name.</exception>
    public string Stack(string name)
    {
        var stacks = Stacks;
        if (stacks.Contains(name))
            return name;
        var known = stacks.Count == 0 ? "The project has none" : $"The project has {string.Join(", ", stacks)}";
        throw new CliException($"there is no stack '{name}'.{Nearest.Question(name, stacks)} {known}; a stack is a file {Prefix}<stack>{Suffix}.");
    }
}

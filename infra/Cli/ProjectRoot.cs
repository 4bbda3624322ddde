using Infra.Configuration;

namespace Infra.Cli;

/// <summary>Where the project lies.</summary>
internal static class ProjectRoot
{
    /// <summary>The nearest folder with a Pulumi.yaml, from a folder upwards: as the Pulumi CLI looks for it.</summary>
    /// <exception cref="CliException">There is no such folder, or no Pulumi.yaml on the way up.</exception>
    public static string Find(string workingDirectory, string? cwd)
    {
        var start = cwd is null ? workingDirectory : Path.GetFullPath(cwd, workingDirectory);
        if (!Directory.Exists(start))
            throw new CliException($"there is no folder '{start}'.");
        for (var directory = new DirectoryInfo(start); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, PulumiProject.FileName)))
                return directory.FullName;
        }
        throw new CliException($"there is no {PulumiProject.FileName} in '{start}' or above it. Go to the project's folder, or name it with --cwd.");
    }
}

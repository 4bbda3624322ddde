using Infra.Tests.Support;

namespace Infra.Tests.Goldens;

/// <summary>
/// A part of tests/Goldens: files that say what comes out, to be reviewed as any other change. `bash tests/refresh-goldens.sh` writes them anew, and nothing else does.
/// </summary>
/// <param name="isOurs">Which paths below tests/Goldens, with forward slashes, are this part's.</param>
internal sealed class GoldenFolder(Func<string, bool> isOurs)
{
    /// <summary>Where the differences of seeded changes are.</summary>
    public const string Differences = "differences/";

    private const string RefreshVariable = "REFRESH_GOLDENS";
    private const string Command = "bash tests/refresh-goldens.sh";

    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Goldens");

    /// <summary>Fails where a file is missing, is one too many, or differs; writes them anew where that is asked for.</summary>
    public void Check(IReadOnlyDictionary<string, string> files)
    {
        Assert.All(files.Keys, path => Assert.True(isOurs(path), path));
        if (Environment.GetEnvironmentVariable(RefreshVariable) == "1")
            Refresh(files);
        var differences = GoldenFiles.Differences(files, Written());
        Assert.True(differences.Count == 0, $"tests/Goldens is not what comes out. `{Command}` writes it anew:\n{string.Join('\n', differences)}");
    }

    private SortedDictionary<string, string> Written()
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (Directory.Exists(Folder))
        {
            foreach (var file in Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories))
            {
                if (Path.GetRelativePath(Folder, file).Replace('\\', '/') is var path && isOurs(path))
                    files.Add(path, File.ReadAllText(file));
            }
        }
        return files;
    }

    private void Refresh(IReadOnlyDictionary<string, string> files)
    {
        foreach (var gone in Written().Keys.Except(files.Keys))
            File.Delete(Path.Combine(Folder, gone));
        foreach (var (path, text) in files)
        {
            var file = Path.Combine(Folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }
    }
}

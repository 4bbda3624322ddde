namespace Infra.Planning;

/// <summary>Puts a plan into a file, whole or not at all.</summary>
public static class PlanFile
{
    /// <summary>
    /// Writes beside the file and moves into its place, so that a reader never meets half a plan and a failure leaves what was there.
    /// </summary>
    /// <exception cref="IOException">The folder is missing or full, or the path names a folder.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder or the file is not ours to write.</exception>
    public static void Write(Plan plan, string path)
    {
        if (Directory.Exists(path))
            throw new IOException("it is a folder.");
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
            throw new DirectoryNotFoundException($"there is no folder '{folder}'.");
        var beside = $"{path}.{Environment.ProcessId}.tmp";
        using var stream = new FileStream(beside, FileMode.Create, FileAccess.Write);
        try
        {
            PlanJson.Write(plan, stream);
            stream.Dispose();
            File.Move(beside, path, overwrite: true);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }
}

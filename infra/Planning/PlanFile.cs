namespace Infra.Planning;

/// <summary>Puts a plan, or what is computed of one, into a file that somebody names, whole or not at all.</summary>
public static class PlanFile
{
    private static readonly string[] DeviceFolders = ["/dev/", "/proc/"];

    /// <summary>Writes a plan as JSON; see the other.</summary>
    public static void Write(Plan plan, string path) => Write(path, stream => PlanJson.Write(plan, stream));

    /// <summary>
    /// Writes beside the file and moves into its place, so that a reader never meets half of it and a failure leaves what was there. A link stays
    /// one; what is no file, such as /dev/stdout or a named pipe, is written to and stays what it is.
    /// </summary>
    /// <exception cref="IOException">The folder is missing or full, or the path names a folder.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder or the file is not ours to write.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        if (Directory.Exists(path))
            throw new IOException("it is a folder.");
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
            throw new DirectoryNotFoundException($"there is no folder '{folder}'.");
        if (File.Exists(path) && WriteToDevice(path, write))
            return;

        var target = (File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName : null) ?? path;
        WholeFile.Write(target, write);
    }

    private static bool WriteToDevice(string path, Action<Stream> write)
    {
        // Opened once: a pipe's reader takes the first close for the end. Some devices can be sought in, as files can; they have folders of their own.
        using var existing = new FileStream(path, FileMode.Open, FileAccess.Write);
        if (existing.CanSeek && (OperatingSystem.IsWindows() || !Array.Exists(DeviceFolders, folder => Path.GetFullPath(path).StartsWith(folder, StringComparison.Ordinal))))
            return false;
        write(existing);
        return true;
    }
}

namespace Infra.Planning;

/// <summary>Puts content into a file, whole or not at all.</summary>
internal static class WholeFile
{
    /// <summary>Writes beside the file and moves into its place, so that a reader never meets half of it and a failure leaves what was there.</summary>
    /// <param name="path">The file; a link would be replaced.</param>
    /// <param name="write">Writes the content.</param>
    public static void Write(string path, Action<Stream> write)
    {
        var beside = $"{path}.{Environment.ProcessId}.tmp";
        using var stream = new FileStream(beside, FileMode.Create, FileAccess.Write);
        try
        {
            write(stream);
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

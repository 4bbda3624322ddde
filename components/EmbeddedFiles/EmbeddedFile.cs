namespace Infra.Components;

/// <summary>Files that travel in the assembly of the components: scripts, health checks, policies of Vault.</summary>
internal static class EmbeddedFile
{
    /// <summary>The text of one.</summary>
    /// <param name="path">Its path below the folder of the components: "Kops/Scripts/apply.sh".</param>
    /// <exception cref="InvalidOperationException">The assembly was built without it.</exception>
    public static string Read(string path)
    {
        using var stream = typeof(EmbeddedFile).Assembly.GetManifestResourceStream(path)
            ?? throw new InvalidOperationException($"The assembly of the components lacks the file {path}; its project embeds it.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

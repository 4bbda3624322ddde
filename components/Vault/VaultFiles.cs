namespace Infra.Components;

/// <summary>Scripts and policies of Vault, as they are in the folder of its class.</summary>
internal static class VaultFiles
{
    /// <summary>Makes Vault ready; for bash.</summary>
    public static string Init { get; } = Read("Scripts/init.sh");

    /// <summary>Takes a snapshot; for any shell.</summary>
    public static string SnapshotSave { get; } = Read("Scripts/snapshot-save.sh");

    /// <summary>Puts a snapshot into S3; for bash.</summary>
    public static string SnapshotStore { get; } = Read("Scripts/snapshot-store.sh");

    /// <summary>Runs beside Vault; for any shell.</summary>
    public static string Keep { get; } = Read("Scripts/keep.sh");

    /// <summary>Puts Vault back to a snapshot, for people; for bash.</summary>
    public static string Restore { get; } = Read("Scripts/restore.sh");

    /// <summary>A policy, in Vault's notation.</summary>
    public static string Policy(string name) => Read($"Policies/{name}.hcl");

    private static string Read(string path) => EmbeddedFile.Read($"Vault/{path}");
}

namespace Infra.Components;

/// <summary>What <c>Pulumi.Command</c> runs with bash before anything asks Vault. The head of each lists its inputs.</summary>
internal static class VaultScripts
{
    /// <summary>Waits until Vault answers at its address.</summary>
    public static string Wait { get; } = Read("wait-for-vault");

    /// <summary>Prints a token of a ServiceAccount.</summary>
    public static string CreateToken { get; } = Read("create-token");

    private static string Read(string name) => EmbeddedFile.Read($"VaultConfiguration/Scripts/{name}.sh");
}

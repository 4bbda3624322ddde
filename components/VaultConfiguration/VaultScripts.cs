namespace Infra.Components;

/// <summary>What <c>Pulumi.Command</c> runs with bash before anything asks Vault. The head of each lists its inputs.</summary>
internal static class VaultScripts
{
    /// <summary>Prints a token of a ServiceAccount.</summary>
    public static string CreateToken { get; } = EmbeddedFile.Read("VaultConfiguration/Scripts/create-token.sh");
}

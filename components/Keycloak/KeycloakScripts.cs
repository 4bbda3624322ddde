namespace Infra.Components;

/// <summary>What runs beside Keycloak in its cluster. The head lists its inputs.</summary>
internal static class KeycloakScripts
{
    /// <summary>Makes the client of `up`.</summary>
    public static string Bootstrap { get; } = EmbeddedFile.Read("Keycloak/Scripts/bootstrap.sh");
}

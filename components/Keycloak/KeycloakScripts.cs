namespace Infra.Components;

/// <summary>What runs around Keycloak: in its cluster, and where `up` does. The head of each lists its inputs.</summary>
internal static class KeycloakScripts
{
    /// <summary>Makes the client of `up`.</summary>
    public static string Bootstrap { get; } = EmbeddedFile.Read("Keycloak/Scripts/bootstrap.sh");

    /// <summary>Waits until Keycloak answers at its address.</summary>
    public static string Wait { get; } = EmbeddedFile.Read("KeycloakRealm/Scripts/wait-for-keycloak.sh");
}

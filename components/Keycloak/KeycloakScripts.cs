namespace Infra.Components;

/// <summary>What runs around Keycloak: in its cluster, and where `up` does. The head of each lists its inputs.</summary>
internal static class KeycloakScripts
{
    /// <summary>Makes the client of `up`.</summary>
    public static string Bootstrap { get; } = Read("Keycloak/Scripts/bootstrap.sh");

    /// <summary>Waits until Keycloak answers at its address.</summary>
    public static string Wait { get; } = Read("KeycloakRealm/Scripts/wait-for-keycloak.sh");

    private static string Read(string resource)
    {
        using var stream = typeof(KeycloakScripts).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The assembly of the components lacks the script {resource}.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

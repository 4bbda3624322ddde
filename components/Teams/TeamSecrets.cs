namespace Infra.Components;

/// <summary>Where in Vault the secrets of a team's namespace are.</summary>
public static class TeamSecrets
{
    /// <summary>The folder of all teams' secrets, below the mount of the key-value engine.</summary>
    public const string Root = $"{Vault.TeamsMount}/";

    /// <summary>The folder of a namespace's secrets: "teams/shop/".</summary>
    public static string PathOf(string @namespace) => $"{Root}{@namespace}/";
}

using Pulumi;

namespace Infra.Components;

/// <summary>Arguments of <see cref="VaultSignIn"/>.</summary>
public sealed record VaultSignInArgs
{
    /// <summary>The cluster's Vault, configured.</summary>
    public required VaultConfiguration Vault { get; init; }

    /// <summary>
    /// The identity provider, as its tokens name it in <c>iss</c>: <c>https://login.dev.example.com/realms/platform</c>. It answers by then: give an output of its realm.
    /// </summary>
    public required Input<string> IssuerUrl { get; init; }

    /// <summary>Vault's client of the identity provider. Default: "vault".</summary>
    public string ClientId { get; init; } = "vault";

    /// <summary>The client's secret.</summary>
    public required Output<string> ClientSecret { get; init; }

    /// <summary>Where people are sent back to after signing in: addresses of Vault's own pages, and of a command line on a person's own machine.</summary>
    public required IReadOnlyList<string> RedirectUris { get; init; }

    internal void Check()
    {
        if (RedirectUris.Count == 0)
            throw new ArgumentException("There are no redirect URIs, so that nobody could sign in; name that of Vault's pages, 'https://NAME/ui/vault/auth/oidc/oidc/callback'.");
        if (RedirectUris.FirstOrDefault(uri => !Uri.TryCreate(uri, UriKind.Absolute, out var parsed) || !(parsed.Scheme == Uri.UriSchemeHttps || parsed.IsLoopback)) is { } wrong)
            throw new ArgumentException($"'{wrong}' is no redirect URI; write an https address, or http://localhost with a port for command lines.");
        if (Vault.Teams.SelectMany(team => team.Groups).FirstOrDefault(group => group.Contains(',', StringComparison.Ordinal)) is { } parted)
            throw new ArgumentException($"The group '{parted}' of a team has a comma, by which Vault parts names of groups; rename it at the identity provider.");
    }
}

namespace Infra.Components;

/// <summary>A provider of OpenID Connect that knows the people already, such as a company's own: Keycloak sends them there, and takes its word.</summary>
public sealed record UpstreamIdentityProvider
{
    /// <summary>The claim that names a person's groups where nobody says otherwise.</summary>
    public const string DefaultGroupsClaim = "groups";

    /// <summary>What Keycloak calls it, in URLs too: "company".</summary>
    public required string Alias { get; init; }

    /// <summary>What people read on the button: "Example Ltd".</summary>
    public required string DisplayName { get; init; }

    /// <summary>The issuer, exactly as it stands in its tokens.</summary>
    public required string IssuerUrl { get; init; }

    /// <summary>Where people's browsers go to sign in.</summary>
    public required string AuthorizationUrl { get; init; }

    /// <summary>Where Keycloak gets tokens.</summary>
    public required string TokenUrl { get; init; }

    /// <summary>Where Keycloak gets the keys that tokens are signed with.</summary>
    public required string JwksUrl { get; init; }

    /// <summary>The id of Keycloak's client there.</summary>
    public required string ClientId { get; init; }

    /// <summary>The claim that names a person's groups. Who is in a group there whose name one of the platform's groups has is in that one too. Default: "groups".</summary>
    public string GroupsClaim { get; init; } = DefaultGroupsClaim;

    /// <summary>What Keycloak's own pods call of it; to the other URL, people's browsers go.</summary>
    internal IEnumerable<Peer> Calls =>
        from url in new[] { TokenUrl, JwksUrl }
        let uri = new Uri(url, UriKind.Absolute)
        group uri.Host by uri.Port into hosts
        orderby hosts.Key
        select Peer.Internet(hosts.Key, [.. hosts.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
}

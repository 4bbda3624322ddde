namespace Infra.Components;

/// <summary>A client of the realm: something that people sign in to, and where they may be sent back to.</summary>
public sealed record RealmClient
{
    /// <summary>Its id.</summary>
    public required string ClientId { get; init; }

    /// <summary>What people read as they sign in.</summary>
    public required string DisplayName { get; init; }

    /// <summary>Where people may be sent back to, as whole URLs and nothing else, sorted.</summary>
    public required IReadOnlyList<string> RedirectUris { get; init; }

    /// <summary>The sites whose pages may ask for tokens by themselves, sorted: those of <see cref="RedirectUris"/> that are on the platform's own names.</summary>
    public required IReadOnlyList<string> WebOrigins { get; init; }

    /// <summary>Whether it may ask for <c>offline_access</c>. Default: false.</summary>
    public bool StaysSignedIn { get; init; }

    /// <summary>Its secret, by which it proves who it is; null for a public client.</summary>
    public AddonSecret? Secret { get; init; }
}

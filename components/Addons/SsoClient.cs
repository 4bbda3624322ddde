namespace Infra.Components;

/// <summary>Something that people sign in to through the environment's identity provider: a client of its realm (OpenID Connect).</summary>
public sealed record SsoClient
{
    /// <summary>The entry of a confidential client's secret that has its id.</summary>
    public const string IdKey = "client-id";

    /// <summary>The entry of a confidential client's secret that has the secret itself.</summary>
    public const string SecretKey = "client-secret";

    /// <summary>The client's id; one of the environment's: "backstage".</summary>
    public required string ClientId { get; init; }

    /// <summary>What people read as they sign in: "Backstage".</summary>
    public required string DisplayName { get; init; }

    /// <summary>Where people are sent back to, on routes of the same add-on. Default: nowhere.</summary>
    public IReadOnlyList<SsoRedirect> Redirects { get; init; } = [];

    /// <summary>Where command lines listen on a person's own machine: "http://localhost:8085/auth/callback". Default: none.</summary>
    public IReadOnlyList<string> LocalRedirects { get; init; } = [];

    /// <summary>Whether its command line asks to be let in again without the person (the scope <c>offline_access</c>), and fails where it may not. Default: false.</summary>
    public bool StaysSignedIn { get; init; }

    /// <summary>The namespace of the pods that hold the client's secret. Default: none; the client is public, and proves by PKCE that it is the one that asked.</summary>
    public string? SecretNamespace { get; init; }

    /// <summary>Whether the secret becomes a Secret in the cluster; otherwise `up` hands it on by itself. Default: true.</summary>
    public bool SecretInCluster { get; init; } = true;

    /// <summary>The secret of a confidential client, with its id and the secret; null for a public one.</summary>
    public AddonSecret? Secret => SecretNamespace is null ? null : new AddonSecret
    {
        Name = $"{ClientId}-oidc",
        Namespace = SecretNamespace,
        Keys = [Components.SecretKey.Fixed(IdKey, ClientId), Components.SecretKey.Generated(SecretKey)],
        InCluster = SecretInCluster,
    };
}

/// <summary>Where a person is sent back to after signing in.</summary>
/// <param name="Host">The <see cref="Route.Host"/> of a route of the add-on.</param>
/// <param name="Path">The path, with its slash: "/auth/callback".</param>
public sealed record SsoRedirect(string Host, string Path);

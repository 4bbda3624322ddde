using Pulumi;

namespace Infra.Components;

/// <summary>Arguments of <see cref="KeycloakRealm"/>.</summary>
public sealed record KeycloakRealmArgs
{
    /// <summary>The environment.</summary>
    public required AddonContext Context { get; init; }

    /// <summary>The secret of the client <see cref="Keycloak.PulumiClientId"/>, as which the realm is made.</summary>
    public required Input<string> PulumiClientSecret { get; init; }

    /// <summary>What people sign in to: <see cref="RealmClients"/>.</summary>
    public required IReadOnlyList<RealmClient> Clients { get; init; }

    /// <summary>The secrets of those clients that have one, by the clients' ids. Default: none.</summary>
    public IReadOnlyDictionary<string, Input<string>> ClientSecrets { get; init; } = new Dictionary<string, Input<string>>();

    /// <summary>The secret of Keycloak's client at the environment's upstream identity provider; needed where there is one. Default: none.</summary>
    public Input<string>? IdentityProviderSecret { get; init; }

    /// <summary>The password at the environment's mail server; needed where there is one. Default: none.</summary>
    public Input<string>? MailPassword { get; init; }

    /// <summary>Whether the realm, and so the people in it, refuses to be deleted. Default: false.</summary>
    public bool Protect { get; init; }

    // A client without its secret would be made with one that nobody has.
    internal void Check()
    {
        foreach (var client in Clients.Where(client => client.Secret is not null != ClientSecrets.ContainsKey(client.ClientId)))
        {
            throw new ArgumentException(client.Secret is null
                ? $"The client '{client.ClientId}' is public and has no secret; take it out of {nameof(ClientSecrets)}."
                : $"The client '{client.ClientId}' needs its secret, of the entry '{SsoClient.SecretKey}' of '{client.Secret.Name}'; add it to {nameof(ClientSecrets)}.");
        }
        if (ClientSecrets.Keys.FirstOrDefault(id => Clients.All(client => client.ClientId != id)) is { } unknown)
            throw new ArgumentException($"{nameof(ClientSecrets)} has a secret of '{unknown}', which is none of the clients.");
        if (Context.IdentityProvider is not null != IdentityProviderSecret is not null)
        {
            throw new ArgumentException(Context.IdentityProvider is null
                ? $"There is no upstream identity provider that {nameof(IdentityProviderSecret)} could be of."
                : $"The upstream identity provider '{Context.IdentityProvider.Alias}' needs {nameof(IdentityProviderSecret)}.");
        }
        if (Context.Mail is not null != MailPassword is not null)
        {
            throw new ArgumentException(Context.Mail is null
                ? $"There is no mail server that {nameof(MailPassword)} could be of."
                : $"The mail server '{Context.Mail.Host}' needs {nameof(MailPassword)}.");
        }
    }
}

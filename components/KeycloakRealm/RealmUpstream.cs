using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Pulumi;
using Identity = Pulumi.Keycloak;

namespace Infra.Components;

/// <summary>The upstream identity provider in the realm, and what its word on groups makes of people here.</summary>
internal static class RealmUpstream
{
    // Whatever is said there holds here, with every sign-in anew: who left a group there leaves it here.
    private const string Anew = "FORCE";

    public static void Create(
        string name, Identity.Realm realm, UpstreamIdentityProvider upstream, Input<string> secret, ImmutableSortedDictionary<string, Identity.Group> groups, CustomResourceOptions options)
    {
        var provider = new Identity.Oidc.IdentityProvider($"{name}-upstream", new Identity.Oidc.IdentityProviderArgs
        {
            Realm = realm.Id,
            Alias = upstream.Alias,
            DisplayName = upstream.DisplayName,
            Enabled = true,
            Issuer = upstream.IssuerUrl,
            AuthorizationUrl = upstream.AuthorizationUrl,
            TokenUrl = upstream.TokenUrl,
            JwksUrl = upstream.JwksUrl,
            ValidateSignature = true,
            DisableUserInfo = true,
            ClientId = upstream.ClientId,
            ClientSecret = Output.CreateSecret(secret.ToOutput()),
            DefaultScopes = "openid profile email",
            SyncMode = Anew,
            // It owns these addresses; an account that has one already is linked only by who can sign in to it.
            TrustEmail = true,
            StoreToken = false,
            ExtraConfig = new InputMap<string> { ["pkceEnabled"] = "true", ["pkceMethod"] = "S256" },
        }, options);
        foreach (var (group, made) in groups)
        {
            _ = new Identity.CustomIdentityProviderMapping($"{name}-upstream-{group}", new Identity.CustomIdentityProviderMappingArgs
            {
                Realm = realm.Id,
                IdentityProviderAlias = provider.Alias,
                IdentityProviderMapper = "oidc-advanced-group-idp-mapper",
                Name = group,
                ExtraConfig = new InputMap<string>
                {
                    ["syncMode"] = Anew,
                    ["claims"] = Claims(upstream.GroupsClaim, group),
                    ["are.claim.values.regex"] = "false",
                    // Reading it of the group itself makes this wait for it.
                    ["group"] = made.Path,
                },
            }, options);
        }
    }

    private static string Claims(string claim, string value) =>
        string.Create(CultureInfo.InvariantCulture, $$"""[{"key":{{JsonSerializer.Serialize(claim)}},"value":{{JsonSerializer.Serialize(value)}}}]""");
}

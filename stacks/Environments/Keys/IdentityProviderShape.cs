using Infra.Components;

namespace Infra.Stacks;

/// <summary><c>platform:identityProvider</c>.</summary>
internal sealed class IdentityProviderShape : ObjectShape<UpstreamIdentityProvider>
{
    private static readonly Property<string> Alias = Property<string>.Required("alias", PlainText.ProviderAlias, "What Keycloak calls the provider, in URLs too.");

    private static readonly Property<string> DisplayName = Property<string>.Required("displayName", PlainText.DisplayName, "What people read on its button.");

    private static readonly Property<string> IssuerUrl = Property<string>.Required("issuerUrl", PlainText.IssuerUrl, "Its issuer, as it stands in its tokens.");

    private static readonly Property<string> AuthorizationUrl = Property<string>.Required("authorizationUrl", PlainText.EndpointUrl, "Where people's browsers go to sign in.");

    private static readonly Property<string> TokenUrl = Property<string>.Required("tokenUrl", PlainText.EndpointUrl, "Where Keycloak gets tokens.");

    private static readonly Property<string> JwksUrl = Property<string>.Required("jwksUrl", PlainText.EndpointUrl, "Where Keycloak gets the keys that tokens are signed with.");

    private static readonly Property<string> ClientId = Property<string>.Required("clientId", PlainText.ClientId, "The id of Keycloak's client there; its secret is `platform:identityProviderSecret`.");

    private static readonly Property<string> GroupsClaim = Property<string>.Optional(
        "groupsClaim", PlainText.Claim, UpstreamIdentityProvider.DefaultGroupsClaim, "The claim that names a person's groups: who is in a group of the platform's name there is in it here.");

    public override IReadOnlyList<Property> Properties { get; } = [Alias, DisplayName, IssuerUrl, AuthorizationUrl, TokenUrl, JwksUrl, ClientId, GroupsClaim];

    protected override UpstreamIdentityProvider Build(ObjectReading reading) => new()
    {
        Alias = reading.Get(Alias),
        DisplayName = reading.Get(DisplayName),
        IssuerUrl = reading.Get(IssuerUrl),
        AuthorizationUrl = reading.Get(AuthorizationUrl),
        TokenUrl = reading.Get(TokenUrl),
        JwksUrl = reading.Get(JwksUrl),
        ClientId = reading.Get(ClientId),
        GroupsClaim = reading.Get(GroupsClaim),
    };
}

namespace Infra.Stacks;

/// <summary><c>platform:oidc</c>. Its values, for where the issuer is to be the default, the domain must be known.</summary>
internal sealed class OidcShape : ObjectShape<OidcShape.Given>
{
    private static readonly Property<string> IssuerUrl = Property<string>.OrNothing(
        "issuerUrl", PlainText.IssuerUrl, EnvironmentOidc.DefaultIssuerUrl("{domain}"), "The issuer whose tokens the API servers take from people, as it stands in the tokens.");

    private static readonly Property<string> ClientId = Property<string>.Optional(
        "clientId", PlainText.ClientId, EnvironmentOidc.DefaultClientId, "The client whose tokens they are: the tokens' audience.");

    public override IReadOnlyList<Property> Properties { get; } = [IssuerUrl, ClientId];

    protected override Given Build(ObjectReading reading) => new(reading.Find(IssuerUrl), reading.Get(ClientId));

    /// <summary>What the map holds.</summary>
    /// <param name="IssuerUrl">The issuer; null for the default.</param>
    /// <param name="ClientId">The client.</param>
    internal sealed record Given(string? IssuerUrl, string ClientId)
    {
        public static Given Nothing { get; } = new(null, EnvironmentOidc.DefaultClientId);

        public EnvironmentOidc For(string domain) => new() { IssuerUrl = IssuerUrl ?? EnvironmentOidc.DefaultIssuerUrl(domain), ClientId = ClientId };
    }
}

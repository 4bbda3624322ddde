using Infra.Components;

namespace Infra.Tests.Components;

internal static class SampleIdentityProvider
{
    public static UpstreamIdentityProvider Company { get; } = new()
    {
        Alias = "company",
        DisplayName = "Example Ltd",
        IssuerUrl = "https://id.example.com/tenant",
        AuthorizationUrl = "https://id.example.com/tenant/authorize",
        TokenUrl = "https://id.example.com/tenant/token",
        JwksUrl = "https://id.example.com/tenant/keys",
        ClientId = "keycloak-dev",
    };
}

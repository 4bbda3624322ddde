using Infra.Rules.Secrets;
using Infra.Tests.Support;

namespace Infra.Tests.Rules.Secrets;

public sealed class RedirectUrisTests : RuleTest<RedirectUris>
{
    private const string Type = "keycloak:openid/client:Client";

    [Fact]
    public void Check_Platform_Holds() => AssertHolds(new PlatformPlan());

    [Theory]
    [InlineData("validRedirectUris", "https://shop.dev.example.com/callback")]
    [InlineData("validRedirectUris", "http://localhost:8000")]
    [InlineData("validRedirectUris", "http://127.0.0.1:18000/callback")]
    [InlineData("validPostLogoutRedirectUris", "https://argocd.dev.example.com/")]
    [InlineData("validPostLogoutRedirectUris", "+")]
    [InlineData("webOrigins", "https://shop.dev.example.com")]
    [InlineData("webOrigins", "+")]
    public void Check_HostOfOurs_Holds(string input, string uri) => AssertHolds(ClientWith(input, $"\"{uri}\""));

    [Theory]
    [InlineData("https://shop.dev.example.com/*", "is a pattern")]
    [InlineData("*", "is a pattern")]
    [InlineData("+", "is no URL")]
    [InlineData("/callback", "is no URL")]
    [InlineData("http://shop.dev.example.com/callback", "is plain HTTP")]
    [InlineData("http://localhost.example.com/callback", "is plain HTTP")]
    [InlineData("https://forgotten.dev.example.com/callback", "no gateway listens for forgotten.dev.example.com")]
    public void Check_OtherPlace_Breaks(string uri, string message) => AssertBroken(ClientWith("validRedirectUris", $"\"{uri}\""), PlatformPlan.Urn(Type, "shop"), message);

    [Fact]
    public void Check_EverySite_Breaks() => AssertBroken(ClientWith("webOrigins", "\"*\""), PlatformPlan.Urn(Type, "shop"), "\"webOrigins\" has \"*\", which is a pattern.");

    [Fact]
    public void Check_HostWithoutTls_Breaks() =>
        AssertBroken(
            ClientWith("validRedirectUris", "\"https://shop.dev.example.com/callback\"").With("Gateway/gateway", "spec servers 2 tls mode", "\"PASSTHROUGH\""),
            PlatformPlan.Urn(Type, "shop"),
            "no gateway listens");

    [Fact]
    public void Check_UriThatNobodyKnowsYet_IsPassedOver() => AssertHolds(ClientWith("validRedirectUris", """{"$unknown": "urn#id"}"""));

    private static PlatformPlan ClientWith(string input, string uri) => new PlatformPlan().AddResource(Type, "shop", $$"""{"clientId": "shop", "{{input}}": [{{uri}}]}""");
}

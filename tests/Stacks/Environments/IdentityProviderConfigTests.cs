using Infra.Stacks;

namespace Infra.Tests.Stacks.Environments;

/// <summary>An upstream identity provider, and the one secret that the configuration has.</summary>
public sealed class IdentityProviderConfigTests
{
    private const string Key = "platform:identityProvider";
    private const string SecretKey = "platform:identityProviderSecret";
    private const string Company = """
        {
          "alias": "company", "displayName": "Example Ltd", "issuerUrl": "https://id.example.com/tenant", "clientId": "keycloak-dev",
          "authorizationUrl": "https://id.example.com/tenant/authorize?p=b2c", "tokenUrl": "https://id.example.com/tenant/token", "jwksUrl": "https://id.example.com/tenant/keys"
        }
        """;

    [Fact]
    public void Read_NoProvider_HasNone() => Assert.Null(new Values().Config().IdentityProvider);

    [Fact]
    public void Read_Provider_HasIt()
    {
        var provider = new Values().With(Key, Company).Encrypted(SecretKey).Config().IdentityProvider!;

        Assert.Equal(("company", "Example Ltd", "https://id.example.com/tenant"), (provider.Alias, provider.DisplayName, provider.IssuerUrl));
        Assert.Equal(("https://id.example.com/tenant/authorize?p=b2c", "https://id.example.com/tenant/token"), (provider.AuthorizationUrl, provider.TokenUrl));
        Assert.Equal(("https://id.example.com/tenant/keys", "keycloak-dev", "groups"), (provider.JwksUrl, provider.ClientId, provider.GroupsClaim));
    }

    [Fact]
    public void Read_ProviderWithoutSecret_AsksForIt()
    {
        var problem = new Values().With(Key, Company).Problem();

        Assert.Equal(("missing", SecretKey, "nothing"), (problem.Code, problem.KeyPath, problem.Given));
        Assert.Equal("pulumi config set --stack dev --secret platform:identityProviderSecret", problem.Fix);
    }

    [Fact]
    public void Read_SecretWithoutProvider_IsOfNoUse()
    {
        var problem = new Values().Encrypted(SecretKey).Problem();

        Assert.Equal(("conflict", SecretKey), (problem.Code, problem.KeyPath));
        Assert.Equal("pulumi config rm --stack dev --path 'platform:identityProviderSecret'", problem.Fix);
    }

    [Fact]
    public void Read_SecretInClear_IsRefusedAndNeverShown()
    {
        var problem = new Values().With(Key, Company).With(SecretKey, "hunter2").Problem();

        Assert.Equal(("plain", SecretKey, "a value in clear"), (problem.Code, problem.KeyPath, problem.Given));
        Assert.DoesNotContain("hunter2", problem.ToString(), StringComparison.Ordinal);
        Assert.Equal("pulumi config set --stack dev --secret platform:identityProviderSecret", problem.Fix);
    }

    [Theory]
    [InlineData("alias", "\"Company\"")]
    [InlineData("alias", "\"a--b\"")]
    [InlineData("displayName", "\" Example\"")]
    [InlineData("issuerUrl", "\"http://id.example.com\"")]
    [InlineData("tokenUrl", "\"https://id.example.com\"")]
    [InlineData("jwksUrl", "\"https://id.example.com/keys#a\"")]
    [InlineData("groupsClaim", "\"my groups\"")]
    public void Read_ValueThatCannotBe_IsTheOneProblem(string member, string value)
    {
        var problem = new Values().With(Key, Company).Encrypted(SecretKey).With($"{Key}.{member}", value).Problem();

        Assert.Equal(("not-allowed", $"{Key}.{member}"), (problem.Code, problem.KeyPath));
    }

    [Fact]
    public void SecretKeys_Always_AreOfTheKeysAtTheTop() => Assert.Equal(
        ["platform:slackWebhookUrl", "platform:pagerDutyRoutingKey", SecretKey, "platform:mailPassword"], EnvironmentConfig.SecretKeys.Intersect(EnvironmentConfig.TopLevelKeys));
}

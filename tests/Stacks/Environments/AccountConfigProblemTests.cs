namespace Infra.Tests.Stacks.Environments;

/// <summary>What is found wrong with the keys of what belongs to the account rather than to a cluster.</summary>
public sealed class AccountConfigProblemTests
{
    [Theory]
    [InlineData("platform:budget.alertPercents", "[50,0]", "platform:budget.alertPercents[1]", "out-of-range")]
    [InlineData("platform:budget.alertPercents", "[50,50]", "platform:budget.alertPercents[1]", "duplicate")]
    [InlineData("platform:budget.subscribers", """["platform"]""", "platform:budget.subscribers[0]", "not-allowed")]
    [InlineData("platform:budget.subscribers", """["Platform <platform@example.com>"]""", "platform:budget.subscribers[0]", "not-allowed")]
    [InlineData("platform:budget.subscribers", """["a@example.com","a@example.com"]""", "platform:budget.subscribers[1]", "duplicate")]
    [InlineData("platform:github", "{}", "platform:github.repository", "missing")]
    [InlineData("platform:github", """{"repository":"platform"}""", "platform:github.repository", "not-allowed")]
    [InlineData("platform:github", """{"repository":"a/b/c"}""", "platform:github.repository", "not-allowed")]
    [InlineData("platform:github", """{"repository":"*/platform"}""", "platform:github.repository", "not-allowed")]
    [InlineData("platform:github", """{"repository":"example/.."}""", "platform:github.repository", "not-allowed")]
    [InlineData("platform:github", """{"repository":"a/b","stateBucket":"s3://state"}""", "platform:github.stateBucket", "not-allowed")]
    [InlineData("platform:github", """{"repository":"a/b","secretsKeyAlias":"state"}""", "platform:github.secretsKeyAlias", "not-allowed")]
    [InlineData("platform:github", """{"repository":"a/b","createProvider":"no"}""", "platform:github.createProvider", "wrong-type")]
    [InlineData("platform:registry", """{"repositories":["Api"]}""", "platform:registry.repositories[0]", "not-allowed")]
    [InlineData("platform:registry", """{"repositories":["a"]}""", "platform:registry.repositories[0]", "not-allowed")]
    [InlineData("platform:registry", """{"repositories":["api/"]}""", "platform:registry.repositories[0]", "not-allowed")]
    [InlineData("platform:registry", """{"repositories":["api","api"]}""", "platform:registry.repositories[1]", "duplicate")]
    [InlineData("platform:trail", """{"enabled":"true"}""", "platform:trail.enabled", "wrong-type")]
    [InlineData("platform:trail", """{"enable":true}""", "platform:trail.enable", "unknown-key")]
    [InlineData("platform:oidc", """{"issuerUrl":"http://login.example.com"}""", "platform:oidc.issuerUrl", "not-allowed")]
    [InlineData("platform:oidc", """{"issuerUrl":"https://login.example.com/?a=b"}""", "platform:oidc.issuerUrl", "not-allowed")]
    [InlineData("platform:oidc", """{"issuerUrl":"https://login.example.com#a"}""", "platform:oidc.issuerUrl", "not-allowed")]
    [InlineData("platform:oidc", """{"issuerUrl":null}""", "platform:oidc.issuerUrl", "wrong-type")]
    [InlineData("platform:oidc", """{"clientId":"a b"}""", "platform:oidc.clientId", "not-allowed")]
    public void Read_OneWrongValue_ReportsItsCodeAndPath(string key, string value, string path, string code)
    {
        var problem = new Values().With(key, value).Problem();

        Assert.Equal((code, path), (problem.Code, problem.KeyPath));
        Assert.StartsWith("pulumi config ", problem.Fix, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_LongestOwnerOfARepository_IsRight()
    {
        Assert.Empty(new Values().With("platform:github", $$"""{"repository":"{{new string('a', 39)}}/b"}""").Read().Problems);
        Assert.Equal("not-allowed", new Values().With("platform:github", $$"""{"repository":"{{new string('a', 40)}}/b"}""").Problem().Code);
    }

    [Theory]
    [InlineData("platform:registry", "{}")]
    [InlineData("platform:trail", "{}")]
    [InlineData("platform:oidc", "{}")]
    [InlineData("platform:oidc", """{"issuerUrl":"https://login.example.com:8443/realms/a-b"}""")]
    [InlineData("platform:oidc", """{"clientId":"kops"}""")]
    public void Read_MapsOfOptionalKeys_AreRight(string key, string value) => Assert.Empty(new Values().With(key, value).Read().Problems);
}

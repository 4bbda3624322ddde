using Infra.Components;

namespace Infra.Tests.Components;

public sealed class ServiceAccountNameTests
{
    [Fact]
    public void Subject_Labels_IsTheTokensSubject()
    {
        var account = new ServiceAccountName("vault", "vault-0");

        Assert.Equal("system:serviceaccount:vault:vault-0", account.Subject);
        Assert.Equal("vault/vault-0", account.ToString());
    }

    [Theory]
    [InlineData("*", "vault", "'*' cannot be the namespace")]
    [InlineData("vault", "*", "'*' cannot be the name")]
    [InlineData("vault", "", "'' cannot be the name")]
    [InlineData("Vault", "vault", "'Vault' cannot be the namespace")]
    [InlineData("vault", "a:b", "'a:b' cannot be the name")]
    [InlineData("vault", "-a", "'-a' cannot be the name")]
    [InlineData("vault", "a-", "'a-' cannot be the name")]
    [InlineData("vault", "a.b", "'a.b' cannot be the name")]
    [InlineData("vault\n", "a", "'vault\n' cannot be the namespace")]
    public void Constructor_NoLabel_Fails(string @namespace, string name, string expected) =>
        Assert.StartsWith(expected, Assert.Throws<ArgumentException>(() => new ServiceAccountName(@namespace, name)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(63, true)]
    [InlineData(64, false)]
    public void Constructor_Length_HasTheLimitOfALabel(int length, bool fits) =>
        Assert.Equal(fits, Record.Exception(() => new ServiceAccountName("vault", new string('a', length))) is null);
}

using Infra.Components;

namespace Infra.Tests.Components;

public sealed class VaultPathTests
{
    [Fact]
    public void Of_AnAddonsSecret_IsBelowItsNamespaceInThePlatformsMount()
    {
        var path = new VaultPath(VaultFolder.OfPlatform("iam-system"), "keycloak-db-owner");

        Assert.Equal(("platform/iam-system/keycloak-db-owner", "iam-system/keycloak-db-owner"), (path.ToString(), path.NameInMount));
        Assert.Equal("platform/iam-system", path.Folder.ToString());
    }

    [Fact]
    public void OfTeam_ANamespace_IsInTheTeamsMount() => Assert.Equal("teams/shop-web/mail", new VaultPath(VaultFolder.OfTeam("shop-web"), "mail").ToString());

    [Fact]
    public void Equals_SamePath_IsTheSame() => Assert.Equal(new VaultPath(VaultFolder.OfTeam("shop"), "mail"), new VaultPath(VaultFolder.OfTeam("shop"), "mail"));

    [Theory]
    [InlineData("")]
    [InlineData("*")]
    [InlineData("Shop")]
    [InlineData("a/b")]
    [InlineData("a.b")]
    [InlineData("-a")]
    [InlineData("a\n")]
    public void OfPlatform_NoNamespace_SaysWhatOneIs(string text) =>
        Assert.Contains($"'{text}' cannot be the namespace of secrets in Vault; write 1 to 63", Assert.Throws<ArgumentException>(() => VaultFolder.OfPlatform(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("*")]
    [InlineData("+")]
    [InlineData("a/b")]
    [InlineData("../a")]
    [InlineData("a..b")]
    [InlineData("a b")]
    public void Constructor_NoName_SaysWhatOneIs(string text) =>
        Assert.Contains($"'{text}' cannot be the name of a secret in Vault", Assert.Throws<ArgumentException>(() => new VaultPath(VaultFolder.OfPlatform("a"), text)).Message, StringComparison.Ordinal);
}

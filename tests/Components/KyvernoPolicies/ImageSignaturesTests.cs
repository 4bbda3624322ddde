using Infra.Components;

namespace Infra.Tests.Components;

public sealed class ImageSignaturesTests
{
    [Theory]
    [InlineData("git@github.com:shop/charts.git")]
    [InlineData("http://github.com/shop/charts.git")]
    [InlineData("https://github.com/charts.git")]
    public void SignerOf_RepositoryWithoutAnOwner_SaysWhatToWrite(string url)
    {
        var exception = Assert.Throws<ArgumentException>(() => ImageSignatures.SignerOf(SampleTeams.Of("shop", url)));

        Assert.Contains($"'{url}'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("https://{host}/{owner}/{repository}.git", exception.Message, StringComparison.Ordinal);
    }

    // "[.]" and no dot: "githubXcom" is not GitHub.
    [Fact]
    public void SignerOf_Repository_NamesHostAndOwnerExactly()
    {
        var pattern = ImageSignatures.SignerOf(SampleTeams.Shop).SubjectRegExp;

        Assert.Matches(pattern, "https://github.com/example-shop/web/.github/workflows/build.yml@refs/heads/main");
        Assert.DoesNotMatch(pattern, "https://github.com/example-shop-2/web/.github/workflows/build.yml@refs/heads/main");
        Assert.DoesNotMatch(pattern, "https://githubxcom/example-shop/web/.github/workflows/build.yml@refs/heads/main");
    }

    [Fact]
    public void Peers_WithoutTeams_AreNone() => Assert.Empty(ImageSignatures.Peers(AddonContexts.Dev()));
}

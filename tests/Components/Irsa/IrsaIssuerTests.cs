using Infra.Components;

namespace Infra.Tests.Components;

public sealed class IrsaIssuerTests
{
    private static readonly AwsAccount Account = TestScope.Dev.Account;

    [Fact]
    public void Constructor_Store_NamesTheIssuerAsKopsDoes()
    {
        var issuer = new IrsaIssuer(Account, "infra-dev-oidc-111122223333", TestScope.Cluster);

        Assert.Equal("s3://infra-dev-oidc-111122223333/main.dev.example.com", issuer.DiscoveryStore);
        Assert.Equal("https://infra-dev-oidc-111122223333.s3.eu-central-1.amazonaws.com/main.dev.example.com", issuer.Url);
        Assert.Equal(
            "arn:aws:iam::111122223333:oidc-provider/infra-dev-oidc-111122223333.s3.eu-central-1.amazonaws.com/main.dev.example.com",
            issuer.ProviderArn);
        Assert.Equal("main", issuer.ClusterLabel);
    }

    [Theory]
    [InlineData("a.bucket", TestScope.Cluster, "'a.bucket' cannot be a discovery bucket")]
    [InlineData("", TestScope.Cluster, "'' cannot be a discovery bucket")]
    [InlineData("bucket", "main", "'main' is not a kOps cluster's name")]
    [InlineData("bucket", "*.dev.example.com", "'*.dev.example.com' is not a kOps cluster's name")]
    [InlineData("bucket", "main.dev.example.com/other", "'main.dev.example.com/other' is not a kOps cluster's name")]
    public void Constructor_WrongName_Fails(string bucket, string cluster, string expected) =>
        Assert.StartsWith(expected, Assert.Throws<ArgumentException>(() => new IrsaIssuer(Account, bucket, cluster)).Message, StringComparison.Ordinal);

    [Fact]
    public void Constructor_LongUrl_Fails() =>
        Assert.Contains(
            "an identity provider's URL has 255 at most",
            Assert.Throws<ArgumentException>(() => new IrsaIssuer(Account, "bucket", $"{new string('a', 220)}.example.com")).Message,
            StringComparison.Ordinal);
}

using Infra.Differences.Meanings;
using Infra.Rules.Kubernetes;

namespace Infra.Tests.Differences.Meanings;

public sealed class PatternTests
{
    [Theory]
    [InlineData("s3:*", "s3:GetObject", true)]
    [InlineData("s3:Get*", "s3:PutObject", false)]
    [InlineData("*", "", true)]
    [InlineData("a*c*e", "abcde", true)]
    [InlineData("a*c", "abcd", false)]
    [InlineData("x-?", "x-1", true)]
    [InlineData("x-?", "x-*", false)]
    [InlineData("x-*", "x-?", true)]
    [InlineData("10.0.0.0/8", "10.1.0.0/16", true)]
    [InlineData("10.1.0.0/16", "10.0.0.0/8", false)]
    [InlineData("TCP/8000-9000", "TCP/8080", true)]
    [InlineData("TCP/8080", "TCP/8000-9000", false)]
    [InlineData("TCP/8000-9000", "UDP/8080", false)]
    [InlineData("TCP/*", "TCP/8000-9000", true)]
    public void Covers_TextOrPattern_SaysWhetherAllOfItIsMeant(string pattern, string text, bool covers) => Assert.Equal(covers, Pattern.Covers(pattern, text));

    [Theory]
    [InlineData("TCP/8000-9000", "TCP/9000-9999", true)]
    [InlineData("TCP/8000-9000", "TCP/9001-9999", false)]
    [InlineData("TCP/8000-9000", "UDP/8000-9000", false)]
    [InlineData("TCP/*", "TCP/1", true)]
    [InlineData("TCP/http", "TCP/http", true)]
    [InlineData("TCP/http", "TCP/80", false)]
    public void Meet_Ports_SaysWhetherThereIsOneOfBoth(string one, string other, bool meet) => Assert.Equal((meet, meet), (PortRange.Meet(one, other), PortRange.Meet(other, one)));

    [Theory]
    [InlineData("shop", "shop", true)]
    [InlineData("shop", "shop-admin", false)]
    [InlineData("shop*", "shop-admin", true)]
    [InlineData("*-admin", "shop-admin", true)]
    [InlineData("*", "shop", true)]
    public void IsNamespace_Name_MayBeABeginningOrAnEnd(string name, string @namespace, bool isOne) => Assert.Equal(isOne, MeshNames.IsNamespace(name, @namespace));

    [Theory]
    [InlineData("cluster.local/ns/shop/sa/web", "shop", true)]
    [InlineData("cluster.local/ns/shop/sa/web", "other", false)]
    [InlineData("cluster.local/ns/shop/*", "shop", true)]
    [InlineData("cluster.local/ns/shop/*", "other", false)]
    [InlineData("cluster.local/ns/sh*", "shop", true)]
    [InlineData("cluster.local/*", "other", true)]
    [InlineData("*/sa/web", "other", true)]
    [InlineData("*/ns/shop/sa/web", "shop", true)]
    [InlineData("*/ns/shop/sa/web", "other", false)]
    [InlineData("*web", "other", true)]
    [InlineData("*", "other", true)]
    public void MayBeOf_Identity_MayBeABeginningOrAnEnd(string principal, string @namespace, bool isOne) => Assert.Equal(isOne, MeshNames.MayBeOf(principal, @namespace));
}

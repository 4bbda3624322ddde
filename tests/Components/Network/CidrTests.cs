using Infra.Components;

namespace Infra.Tests.Components;

public sealed class CidrTests
{
    [Theory]
    [InlineData("0.0.0.0/0", 0, 4294967296)]
    [InlineData("10.0.0.0/8", 8, 16777216)]
    [InlineData("172.16.0.0/12", 12, 1048576)]
    [InlineData("192.168.255.128/25", 25, 128)]
    [InlineData("255.255.255.255/32", 32, 1)]
    public void Parse_NetworkAddress_WritesItBack(string text, int prefixLength, long count)
    {
        var cidr = Cidr.Parse(text);

        Assert.Equal(text, cidr.ToString());
        Assert.Equal(prefixLength, cidr.PrefixLength);
        Assert.Equal(count, cidr.AddressCount);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("10.0.0.0")]
    [InlineData("10.0.0/16")]
    [InlineData("10.0.0.0.0/16")]
    [InlineData("10.0.0.256/32")]
    [InlineData("10.0.0.0/33")]
    [InlineData("10.0.0.0/-1")]
    [InlineData("10.0.0.0/16/8")]
    [InlineData("010.0.0.0/16")]
    [InlineData("10.0.0.0/016")]
    [InlineData(" 10.0.0.0/16")]
    [InlineData("10.0.0.0/16 ")]
    [InlineData("fd00::/64")]
    [InlineData("１0.0.0.0/16")]
    public void TryParse_NoNetwork_SaysWhatIsAllowed(string? text)
    {
        Assert.False(Cidr.TryParse(text, out var cidr, out var problem));
        Assert.Equal(default, cidr);
        Assert.Contains("10.0.0.0/16", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void TryParse_HostBitsSet_NamesTheNetwork()
    {
        Assert.False(Cidr.TryParse("10.1.2.3/16", out _, out var problem));
        Assert.Equal("'10.1.2.3/16' is an address inside a network, not the network's own; write '10.1.0.0/16'.", problem);
    }

    [Fact]
    public void Parse_NoNetwork_ThrowsTheProblem()
    {
        var exception = Assert.Throws<FormatException>(() => Cidr.Parse("ten"));
        Assert.StartsWith("'ten' is not an IPv4 network", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10.0.0.0/16", "10.0.255.0/24", true)]
    [InlineData("10.0.0.0/16", "10.0.0.0/16", true)]
    [InlineData("10.0.0.0/16", "10.1.0.0/24", false)]
    [InlineData("10.0.0.0/24", "10.0.0.0/16", false)]
    [InlineData("0.0.0.0/0", "255.255.255.255/32", true)]
    public void Contains_Networks_HoldsForPartsAndItself(string outer, string inner, bool contains) =>
        Assert.Equal(contains, Cidr.Parse(outer).Contains(Cidr.Parse(inner)));

    [Theory]
    [InlineData("10.0.0.0/24", "10.0.0.0/16", true)]
    [InlineData("10.0.0.0/16", "10.0.0.0/24", true)]
    [InlineData("10.0.0.0/24", "10.0.1.0/24", false)]
    public void Overlaps_Networks_HoldsBothWays(string one, string other, bool overlaps)
    {
        Assert.Equal(overlaps, Cidr.Parse(one).Overlaps(Cidr.Parse(other)));
        Assert.Equal(overlaps, Cidr.Parse(other).Overlaps(Cidr.Parse(one)));
    }

    [Fact]
    public void Subnets_LongerPrefix_CoverTheNetworkInOrder()
    {
        var parts = Cidr.Parse("255.255.252.0/22").Subnets(24).Select(part => part.ToString());

        Assert.Equal(["255.255.252.0/24", "255.255.253.0/24", "255.255.254.0/24", "255.255.255.0/24"], parts);
    }

    [Fact]
    public void Subnet_Index_IsTheSameAsInTheList()
    {
        var network = Cidr.Parse("0.0.0.0/0");

        Assert.Equal(network.Subnets(8).ToList()[255], network.Subnet(8, 255));
        Assert.Equal(network, network.Subnet(0, 0));
        Assert.Equal("0.0.0.7/32", network.Subnet(32, 7).ToString());
    }

    [Theory]
    [InlineData(15, 0)]
    [InlineData(33, 0)]
    [InlineData(18, 4)]
    [InlineData(18, -1)]
    public void Subnet_OutsideTheNetwork_Throws(int prefixLength, int index) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Cidr.Parse("10.0.0.0/16").Subnet(prefixLength, index));
}

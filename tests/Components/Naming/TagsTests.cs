using Infra.Components;

namespace Infra.Tests.Components;

public sealed class TagsTests
{
    private static readonly Tags Tags = new("infra", "dev", "platform team", "cc-1001");

    [Fact]
    public void For_Name_YieldsEveryCommonTag() =>
        Assert.Equal(
            ["CostCentre=cc-1001", "Environment=dev", "ManagedBy=Pulumi", "Name=infra-dev-vpc", "Owner=platform team", "Project=infra"],
            Tags.For("infra-dev-vpc").Select(tag => $"{tag.Key}={tag.Value}").Order(StringComparer.Ordinal));

    [Fact]
    public void For_MoreTags_AddsThem() =>
        Assert.Equal("1", Tags.For("subnet", ("kubernetes.io/role/elb", "1"))["kubernetes.io/role/elb"]);

    [Fact]
    public void For_CommonKeyAgain_Throws() =>
        Assert.Contains("'Owner'", Assert.Throws<ArgumentException>(() => Tags.For("x", (Tags.OwnerKey, "other"))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("", "")]
    [InlineData("aws:x", "y")]
    [InlineData("key", "tab\tstop")]
    [InlineData("key", "semi;colon")]
    [InlineData("key", "")]
    public void For_WrongTag_Throws(string key, string value) => Assert.Throws<ArgumentException>(() => Tags.For("x", (key, value)));

    [Fact]
    public void Constructor_LongValue_Throws() =>
        Assert.Contains("'CostCentre'", Assert.Throws<ArgumentException>(() => new Tags("p", "s", "o", new string('c', 257))).Message, StringComparison.Ordinal);
}

using Infra.Components;

namespace Infra.Tests.Components;

public sealed class ResourceNameTests
{
    private static readonly AwsAccount Account = new("111122223333", "eu-central-1");

    [Fact]
    public void Create_Parts_NameEveryKind()
    {
        var name = ResourceName.Create("infra", "dev", "kops-state");

        Assert.Equal("infra-dev-kops-state", name.ToString());
        Assert.Equal("infra-dev-kops-state-111122223333", name.Bucket(Account));
        Assert.Equal("infra-dev-kops-state", name.Role());
        Assert.Equal("infra-dev-kops-state", name.Policy());
        Assert.Equal("infra-dev-kops-state", name.InstanceProfile());
        Assert.Equal("alias/infra-dev-kops-state", name.KmsAlias());
        Assert.Equal("infra-dev-kops-state", name.LogGroup());
    }

    [Theory]
    [InlineData("", "dev", "x", "'' cannot be the project")]
    [InlineData("1nfra", "dev", "x", "'1nfra' cannot be the project")]
    [InlineData("infra", "Dev", "x", "'Dev' cannot be the stack")]
    [InlineData("infra", "dev", "a--b", "'a--b' cannot be the thing")]
    [InlineData("infra", "dev", "a_b", "'a_b' cannot be the thing")]
    [InlineData("infra", "dev", "-a", "'-a' cannot be the thing")]
    [InlineData("infra", "dev", "a\n", "'a\n' cannot be the thing")]
    public void TryCreate_WrongPart_NamesIt(string project, string stack, string thing, string expected)
    {
        Assert.False(ResourceName.TryCreate(project, stack, thing, out var name, out var problem));
        Assert.Null(name);
        Assert.StartsWith(expected, problem, StringComparison.Ordinal);
        Assert.Contains("lower-case letters and digits, parted by single hyphens", problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(40, true, true)] // with 'p-s-' and the account, 57 characters of a bucket's 63
    [InlineData(46, true, true)]
    [InlineData(47, false, true)]
    [InlineData(60, false, true)]
    [InlineData(61, false, false)]
    public void Kinds_Length_HasTheKindsLimit(int length, bool fitsBucket, bool fitsRole)
    {
        var name = ResourceName.Create("p", "s", new string('x', length));

        Assert.Equal(fitsBucket, Record.Exception(() => name.Bucket(Account)) is null);
        Assert.Equal(fitsRole, Record.Exception(name.Role) is null);
    }

    [Fact]
    public void Kinds_Longest_AreTheirLimits()
    {
        Assert.Equal(128, ResourceName.Create("p", "s", new string('x', 124)).Policy().Length);
        Assert.Equal(128, ResourceName.Create("p", "s", new string('x', 124)).InstanceProfile().Length);
        Assert.Equal(256, ResourceName.Create("p", "s", new string('x', 246)).KmsAlias().Length);
        Assert.Equal(512, ResourceName.Create("p", "s", new string('x', 508)).LogGroup().Length);
        Assert.Throws<ArgumentException>(() => ResourceName.Create("p", "s", new string('x', 125)).Policy());
        Assert.Throws<ArgumentException>(() => ResourceName.Create("p", "s", new string('x', 125)).InstanceProfile());
        Assert.Throws<ArgumentException>(() => ResourceName.Create("p", "s", new string('x', 247)).KmsAlias());
        Assert.Throws<ArgumentException>(() => ResourceName.Create("p", "s", new string('x', 509)).LogGroup());
    }

    [Fact]
    public void Bucket_ReservedPrefix_Throws()
    {
        var exception = Assert.Throws<ArgumentException>(() => ResourceName.Create("sthree", "dev", "logs").Bucket(Account));
        Assert.Contains("S3 reserves 'sthree-'", exception.Message, StringComparison.Ordinal);
    }
}

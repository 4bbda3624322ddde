using Infra.Components;

namespace Infra.Tests.Components;

public sealed class PlatformScopeTests
{
    private static readonly AwsAccount Account = new("111122223333", "eu-central-1");

    [Fact]
    public void Name_Thing_BeginsWithProjectAndStack()
    {
        var scope = new PlatformScope("infra", "dev", Account, "platform", "cc-1001");

        Assert.Equal("infra-dev-vpc", scope.Name("vpc").ToString());
        Assert.Equal("dev", scope.Tags.Common[Tags.EnvironmentKey]);
    }

    [Fact]
    public void Constructor_WrongStack_Throws() =>
        Assert.Contains("'Dev' cannot be the stack", Assert.Throws<ArgumentException>(() => new PlatformScope("infra", "Dev", Account, "o", "c")).Message, StringComparison.Ordinal);
}

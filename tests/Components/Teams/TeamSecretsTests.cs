using Infra.Components;

namespace Infra.Tests.Components;

public sealed class TeamSecretsTests
{
    [Fact]
    public void PathOf_Namespace_IsAFolderOfItsOwn() => Assert.Equal("teams/shop/", TeamSecrets.PathOf("shop"));
}

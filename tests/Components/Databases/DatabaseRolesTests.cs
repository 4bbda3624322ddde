using Infra.Components;

namespace Infra.Tests.Components.Databases;

public sealed class DatabaseRolesTests
{
    private static readonly Addon[] Addons = [SampleDatabases.Shop(SampleDatabases.Orders, SampleDatabases.Orders with { Name = "carts-db" }), SampleDatabases.Shop()];

    [Fact]
    public void Of_Addons_AreTheirDatabasesByName() => Assert.Equal(["shop/carts-db", "shop/orders-db"], DatabaseRoles.Of(Addons).Select(name => name.ToString()));

    [Fact]
    public void DrillsOf_Addons_AreThoseThatAreDrilled()
    {
        Assert.Empty(DatabaseRoles.DrillsOf(AddonContexts.Dev(), Addons));
        Assert.Equal(DatabaseRoles.Of(Addons), DatabaseRoles.DrillsOf(AddonContexts.Prod(), Addons));
    }
}

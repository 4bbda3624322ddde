using Infra.Components;

namespace Infra.Tests.Components.Databases;

public sealed class DatabaseChecksTests
{
    private static readonly Addon Shop = SampleDatabases.Shop(SampleDatabases.Orders);

    [Fact]
    public void Of_RightDatabases_FindsNothing() => Assert.Empty(DatabaseChecks.Of(AddonContexts.Prod() with { DatabaseRestores = [SampleDatabases.Restore] }, [Shop]));

    [Fact]
    public void Of_LongName_SaysHowLongItMayBe()
    {
        Assert.Empty(Problems(SampleDatabases.Orders with { Name = new string('d', 44) }));
        AssertOnly(PlatformProblemCode.Impossible, "shorten the name to 44", Problems(SampleDatabases.Orders with { Name = new string('d', 45) }));
    }

    [Fact]
    public void Of_NamespaceOfNobody_IsImpossible() => AssertOnly(PlatformProblemCode.Impossible, "'shopp', which nobody declares", Problems(SampleDatabases.Orders with { Namespace = "shopp" }));

    [Fact]
    public void Of_NamespaceOutsideOfTheMesh_IsImpossible() =>
        AssertOnly(PlatformProblemCode.Impossible, "set InMesh", DatabaseChecks.Of(AddonContexts.Dev(), [Shop with { Namespaces = [new AddonNamespace { Name = "shop" }] }]));

    [Fact]
    public void Of_SameDatabaseTwice_NamesIt() =>
        AssertOnly(PlatformProblemCode.DeclaredTwice, "by shop and shop", DatabaseChecks.Of(AddonContexts.Dev(), [SampleDatabases.Shop(SampleDatabases.Orders, SampleDatabases.Orders)]));

    [Theory]
    [InlineData("shop/order-db", "did you mean shop/orders-db?")]
    [InlineData("iam-system/keycloak-db", "it has shop/orders-db")]
    public void Of_RestoreOfNothing_NamesWhatThereIs(string database, string message) =>
        AssertOnly(PlatformProblemCode.Unknown, message, DatabaseChecks.Of(AddonContexts.Dev() with { DatabaseRestores = [SampleDatabases.Restore with { Database = database }] }, [Shop]));

    private static IEnumerable<PlatformProblem> Problems(Database database) => DatabaseChecks.Of(AddonContexts.Dev(), [SampleDatabases.Shop(database)]);

    private static void AssertOnly(PlatformProblemCode code, string message, IEnumerable<PlatformProblem> problems)
    {
        var problem = Assert.Single(problems);
        Assert.Equal(code, problem.Code);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }
}

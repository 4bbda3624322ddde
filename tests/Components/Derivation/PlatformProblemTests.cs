using Infra.Components;

namespace Infra.Tests.Components.Derivation;

/// <summary>Declarations that do not go together: each is an error that names both sides.</summary>
public sealed class PlatformProblemTests
{
    [Fact]
    public void Derive_DeclarationsThatGoTogether_HaveNoProblem() => Assert.NotEmpty(PlatformModel.Derive(AddonContexts.Dev(), TestAddons.All()).Applications);

    [Fact]
    public void Derive_Cycle_NamesEveryoneOnIt()
    {
        var problem = Only(TestAddons.All().Select(addon => addon.Name == TestAddons.CrdsName ? addon with { DependsOn = [TestAddons.ShopName] } : addon));

        Assert.Equal(PlatformProblemCode.Cycle, problem.Code);
        Assert.All(["mesh-crds", "mesh", "shop"], name => Assert.Contains(name, problem.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Derive_DependencyThatIsNotThere_IsUnknown() => Broken(
        TestAddons.ShopName, shop => shop with { DependsOn = [new AddonName("cache")] }, PlatformProblemCode.Unknown, "'cache'", "database");

    [Fact]
    public void Derive_FlowToAnUnknownPeer_NamesBothSidesAndTheNearest()
    {
        var problem = Broken(
            TestAddons.ShopName,
            shop => shop with { Workloads = [shop.Workloads[0] with { Calls = [Peer.Of(new Endpoint(TestAddons.DatabaseName, "instance", "postgre"))] }] },
            PlatformProblemCode.Unknown,
            "database/instance:postgre,",
            "database/instance:postgres");

        Assert.Equal("shop/web", problem.Subject);
    }

    [Fact]
    public void Derive_TwoRoutesOnOneHost_NamesBoth() => Broken(
        TestAddons.DatabaseName,
        database => database with { Routes = [new Route { Host = "shop", Backend = new Endpoint(TestAddons.ShopName, "web", "http"), Service = "shop", ServicePort = 80 }] },
        PlatformProblemCode.DeclaredTwice,
        "shop.dev.example.com",
        "database");

    [Fact]
    public void Derive_WorkloadInANamespaceNobodyDeclares_NamesBoth()
    {
        var problem = Broken(TestAddons.ShopName, shop => shop with { Workloads = [shop.Workloads[0] with { Namespace = "shopp" }] }, PlatformProblemCode.Unknown, "'shopp'");

        Assert.Equal("shop/web", problem.Subject);
    }

    [Fact]
    public void Derive_NamespaceDeclaredTwice_NamesBoth() => Broken(
        TestAddons.ShopName, shop => shop with { Namespaces = [.. shop.Namespaces, new AddonNamespace { Name = "data" }] }, PlatformProblemCode.DeclaredTwice, "'data'", "database");

    [Fact]
    public void Derive_TwoAddonsOfOneName_NamesBothFiles() =>
        Assert.Contains(ProblemsOf([.. TestAddons.All(), TestAddons.Shop() with { Namespaces = [], Routes = [] }]), problem => problem.Message.Contains("TestAddons.cs", StringComparison.Ordinal));

    [Fact]
    public void Derive_KindThatNobodyBrings_IsUnknown() => Broken(
        TestAddons.ShopName,
        shop => shop with { Objects = [new AppProject { Metadata = new ObjectMeta { Name = "p", Namespace = "shop" }, Spec = new AppProjectSpec { Description = "", SourceRepos = [], Destinations = [], ClusterResourceWhitelist = [] } }] },
        PlatformProblemCode.Unknown,
        "argoproj.io/v1alpha1");

    [Fact]
    public void Derive_RouteToWhatIsOutsideOfTheMesh_NeedsACertificate() => Broken(
        TestAddons.ShopName, shop => shop with { Namespaces = [shop.Namespaces[0] with { InMesh = false }] }, PlatformProblemCode.Impossible, "BackendTlsSecret");

    [Fact]
    public void Derive_RouteToNothing_IsUnknown() => Broken(
        TestAddons.ShopName, shop => shop with { Routes = [shop.Routes[0] with { Backend = new Endpoint(TestAddons.ShopName, "web", "grpc") }] }, PlatformProblemCode.Unknown, "shop/web:grpc");

    [Fact]
    public void Derive_MeshWithoutAControlPlane_IsUnknown() =>
        Assert.Contains(ProblemsOf(TestAddons.All().Where(addon => addon.Name != TestAddons.MeshName)), problem => problem.Message.Contains("MeshControlPlane", StringComparison.Ordinal));

    [Fact]
    public void Derive_CallToEverybody_IsImpossible() => Broken(
        TestAddons.ShopName, shop => shop with { Workloads = [shop.Workloads[0] with { Calls = [Peer.World] }] }, PlatformProblemCode.Impossible, "Peer.Internet");

    [Fact]
    public void Derive_CallerThatCouldSayItself_IsImpossible() => Broken(
        TestAddons.ShopName,
        shop => shop with { Workloads = [shop.Workloads[0] with { Ports = [shop.Workloads[0].Ports[0] with { From = [Peer.Of(new Endpoint(TestAddons.DatabaseName, "instance", "status"))] }] }] },
        PlatformProblemCode.Impossible,
        "Calls");

    [Fact]
    public void Derive_WorkloadWithoutLabels_IsImpossible() => Broken(
        TestAddons.ShopName, shop => shop with { Workloads = [shop.Workloads[0] with { Labels = new Dictionary<string, string>() }] }, PlatformProblemCode.Impossible, "labels");

    [Fact]
    public void Derive_TwoObjectsOfOneFile_NamesBoth() => Broken(
        TestAddons.ShopName,
        shop => shop with { Objects = [Claims("shop"), Claims("data")] },
        PlatformProblemCode.DeclaredTwice,
        "resourcequota-claims.yaml",
        "(data)");

    [Fact]
    public void Derive_TeamInANamespaceOfThePlatform_NamesBoth()
    {
        var context = AddonContexts.Dev() with { Teams = [SampleTeams.Shop] };

        var problem = Assert.Single(Assert.Throws<PlatformException>(() => PlatformModel.Derive(context, TestAddons.All())).Problems);

        Assert.Equal("team-shop", problem.Subject);
        Assert.Contains("'shop'", problem.Message, StringComparison.Ordinal);
    }

    private static ResourceQuota Claims(string @namespace) => new()
    {
        Metadata = new ObjectMeta { Name = "claims", Namespace = @namespace },
        Spec = new ResourceQuotaSpec(new Dictionary<string, string> { ["pods"] = "1" }),
    };

    private static PlatformProblem Broken(AddonName name, Func<Addon, Addon> change, PlatformProblemCode code, params string[] words)
    {
        var problem = Only(TestAddons.All().Select(addon => addon.Name == name ? change(addon) : addon));
        Assert.Equal(code, problem.Code);
        Assert.All(words, word => Assert.Contains(word, problem.ToString(), StringComparison.Ordinal));
        return problem;
    }

    private static PlatformProblem Only(IEnumerable<Addon> addons) => Assert.Single(ProblemsOf(addons));

    private static IReadOnlyList<PlatformProblem> ProblemsOf(IEnumerable<Addon> addons) =>
        Assert.Throws<PlatformException>(() => PlatformModel.Derive(AddonContexts.Dev(), addons)).Problems;
}

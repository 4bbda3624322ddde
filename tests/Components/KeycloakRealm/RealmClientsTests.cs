using Infra.Components;

namespace Infra.Tests.Components;

public sealed class RealmClientsTests
{
    [Fact]
    public void Of_RouteOfEveryCluster_SendsPeopleBackToEach()
    {
        var (clients, problems) = RealmClients.Of(AddonContexts.Prod(), [ArgoCd.Declare(AddonContexts.Prod())]);

        Assert.Empty(problems);
        var client = Assert.Single(clients);
        Assert.Equal(("argocd", "Argo CD", null), (client.ClientId, client.DisplayName, client.Secret));
        Assert.Equal(
            [
                "http://localhost:8085/auth/callback", "https://argocd.a.prod.example.com/auth/callback", "https://argocd.a.prod.example.com/pkce/verify",
                "https://argocd.b.prod.example.com/auth/callback", "https://argocd.b.prod.example.com/pkce/verify",
            ],
            client.RedirectUris);
        Assert.Equal(["https://argocd.a.prod.example.com", "https://argocd.b.prod.example.com"], client.WebOrigins);
    }

    [Fact]
    public void Of_SeveralAddons_AreSortedByTheIds()
    {
        var context = AddonContexts.Dev();

        Assert.Equal(["argocd", "kubernetes", "pages"], RealmClients.Of(context, [Pages(Confidential), Keycloak.Declare(context), ArgoCd.Declare(context)]).Clients.Select(client => client.ClientId));
    }

    [Fact]
    public void Of_ConfidentialClient_HasItsSecret()
    {
        var client = Assert.Single(RealmClients.Of(AddonContexts.Dev(), [Pages(Confidential)]).Clients);

        Assert.Equal(("pages-oidc", "pages"), (client.Secret!.Name, client.Secret.Namespace));
        Assert.Equal(["https://pages.dev.example.com/callback"], client.RedirectUris);
    }

    [Fact]
    public void Of_SameIdTwice_IsAProblem()
    {
        var other = Pages(Confidential) with { Name = new AddonName("zebra") };

        var problem = Assert.Single(RealmClients.Of(AddonContexts.Dev(), [other, Pages(Confidential)]).Problems);

        Assert.Equal((PlatformProblemCode.DeclaredTwice, "zebra"), (problem.Code, problem.Subject));
        Assert.Contains("pages has a client 'pages' as well", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_HostOfAnotherAddon_IsAProblem()
    {
        var problem = Assert.Single(RealmClients.Of(AddonContexts.Dev(), [Pages(Confidential with { Redirects = [new SsoRedirect("argocd", "/callback")] })]).Problems);

        Assert.Equal(PlatformProblemCode.Unknown, problem.Code);
        Assert.Contains("'argocd', which is none of its routes; it has pages.", problem.Message, StringComparison.Ordinal);
    }

    // A pattern is whatever somebody finds that matches it.
    [Theory]
    [InlineData("/*")]
    [InlineData("callback")]
    public void Of_PathThatIsNotWhole_IsAProblem(string path) =>
        Assert.Equal(PlatformProblemCode.Impossible, Assert.Single(RealmClients.Of(AddonContexts.Dev(), [Pages(Confidential with { Redirects = [new SsoRedirect("pages", path)] })]).Problems).Code);

    [Theory]
    [InlineData("http://localhost:*")]
    [InlineData("http://10.0.0.1:8000")]
    [InlineData("https://pages.example.com/callback")]
    public void Of_LocalRedirectToElsewhere_IsAProblem(string local) =>
        Assert.Equal(PlatformProblemCode.Impossible, Assert.Single(RealmClients.Of(AddonContexts.Dev(), [Pages(Confidential with { LocalRedirects = [local] })]).Problems).Code);

    private static SsoClient Confidential { get; } = new()
    {
        ClientId = "pages",
        DisplayName = "Pages",
        Redirects = [new SsoRedirect("pages", "/callback")],
        SecretNamespace = "pages",
    };

    private static Addon Pages(SsoClient client) => new()
    {
        Name = new AddonName("pages"),
        Summary = "Stands in for another add-on",
        Layer = AddonLayer.Experience,
        Routes = [new Route { Host = "pages", Backend = new Endpoint(new AddonName("pages"), "server", "http"), Service = "pages", ServicePort = 80 }],
        SsoClients = [client],
    };
}

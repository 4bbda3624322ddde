using Infra.Components;

namespace Infra.Tests.Components;

/// <summary>What teams' workloads have of the platform, as the add-on that a team is.</summary>
public sealed class TeamAddonTests
{
    private static TeamWorkload Web { get; } = new()
    {
        Name = "web-shop",
        Namespace = "shop",
        Port = 8080,
        Host = "shop",
        Calls = ["api.example.org"],
        Database = new TeamDatabase { Storage = "5Gi" },
        Secrets = [new TeamSecret("web-session", ["key", "other"])],
        Login = new TeamLogin("/signin"),
    };

    [Fact]
    public void Of_WorkloadWithoutAny_HasNone()
    {
        var addon = Of(Web with { Database = null, Secrets = [], Login = null });

        Assert.Empty(addon.Databases);
        Assert.Empty(addon.Secrets);
        Assert.Empty(addon.SsoClients);
        Assert.Equal(["api.example.org"], Assert.IsType<Peer.Hosts>(Assert.Single(addon.Workloads[0].Calls)).Names);
    }

    [Fact]
    public void Of_Database_HasTheWorkloadsName()
    {
        var database = Assert.Single(Of(Web).Databases);

        Assert.Equal(("web-shop-db", "shop-databases", "web_shop", "5Gi", false), (database.Name, database.Namespace, database.DatabaseName, database.Storage, database.Pooled));
        Assert.Equal(("web-shop-db-owner", "shop"), (database.OwnerSecret.Name, database.ClientSecret!.Namespace));
        Assert.True(Assert.Single(Of(Web with { Database = new TeamDatabase { Storage = "5Gi", Pooled = true } }).Databases).Pooled);
    }

    [Theory]
    [InlineData(false, "team-shop/web-shop-db:postgres")]
    [InlineData(true, "team-shop/web-shop-db-pooler:postgres")]
    public void Of_Database_IsCalledByItsWorkload(bool pooled, string endpoint)
    {
        var calls = Of(Web with { Database = new TeamDatabase { Storage = "5Gi", Pooled = pooled } }).Workloads[0].Calls;

        Assert.Equal(endpoint, Assert.Single(calls.OfType<Peer.Workload>()).Endpoint.ToString());
    }

    [Fact]
    public void Of_Secrets_AreMadeInTheWorkloadsNamespace()
    {
        var secret = Assert.Single(Of(Web).Secrets);

        Assert.Equal(("web-session", "shop", "Opaque", true), (secret.Name, secret.Namespace, secret.Type, secret.InCluster));
        Assert.Equal([("key", 40, null), ("other", 40, null)], secret.Keys.Select(key => (key.Name, key.Length, key.Text)));
    }

    [Fact]
    public void Of_Login_IsAConfidentialClientOfTheWorkloadsRoute()
    {
        var addon = Of(Web);
        var client = Assert.Single(addon.SsoClients);

        Assert.Equal(("shop-web-shop", "shop", "shop-web-shop-oidc"), (client.ClientId, client.SecretNamespace, client.Secret!.Name));
        Assert.Equal(new SsoRedirect("shop", "/signin"), Assert.Single(client.Redirects));
        Assert.Contains(addon.Routes, route => route.Host == client.Redirects[0].Host);
        Assert.Empty(client.LocalRedirects);
    }

    // The code that people come back with is traded for a token at the issuer.
    [Fact]
    public void Of_Login_CallsTheIssuerOnce()
    {
        var calls = Of(Web with { Calls = ["login.dev.example.com", "api.example.org"] }).Workloads[0].Calls;

        var hosts = Assert.Single(calls.OfType<Peer.Hosts>());
        Assert.Equal((443, "login.dev.example.com api.example.org"), (hosts.Port, string.Join(' ', hosts.Names)));
    }

    // What a chart cannot know, since it is the same in every environment.
    [Fact]
    public void Of_Namespaces_SayWhichEnvironmentTheyAreIn()
    {
        var addon = TeamAddon.Of(AddonContexts.Dev(), SampleTeams.Shop with { Namespaces = ["shop", "shop-jobs"] });

        Assert.Equal([("shop-platform", "shop"), ("shop-jobs-platform", "shop-jobs")], addon.Objects.Select(each => (each.Metadata.Name, each.Metadata.Namespace)));
        Assert.Equal(
            """
            domain: dev.example.com
            environment: dev
            issuer-url: https://login.dev.example.com/realms/platform

            """,
            addon.Objects[0].ToYaml().TextAt("data"));
    }

    [Fact]
    public void Of_LoginWithoutAHost_SaysWhatIsMissing()
    {
        var exception = Assert.Throws<ArgumentException>(() => Of(Web with { Host = null }));

        Assert.Contains("web-shop of the team shop has a login and no host", exception.Message, StringComparison.Ordinal);
    }

    private static Addon Of(TeamWorkload workload) => TeamAddon.Of(AddonContexts.Dev(), SampleTeams.Shop with { Workloads = [workload] });
}

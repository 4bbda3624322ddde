using Infra.Components;
using Pulumi;

namespace Infra.Tests.Components;

public sealed class VaultSignInTests
{
    private const string Pages = "https://vault.dev.example.com/ui/vault/auth/oidc/oidc/callback";

    [Fact]
    public async Task Constructor_Backend_AsksTheIdentityProvider()
    {
        var backend = (await RunAsync())["main-sign-in-backend"];

        Assert.Equal(("oidc", "oidc", "default"), (backend["type"], backend["path"], backend["defaultRole"]));
        Assert.Equal(("https://login.dev.example.com/realms/platform", "vault", "hidden-client"), (backend["oidcDiscoveryUrl"], backend["oidcClientId"], backend["oidcClientSecret"]));
    }

    [Fact]
    public async Task Constructor_Role_TakesMembersOfTheGroupsAndGivesNoRights()
    {
        var role = (await RunAsync())["main-sign-in-role"];

        Assert.Equal(("oidc", "default", "oidc"), (role["backend"], role["roleName"], role["roleType"]));
        Assert.Equal([Pages, "http://localhost:8250/oidc/callback"], role.Texts("allowedRedirectUris"));
        Assert.Equal(["vault"], role.Texts("boundAudiences"));
        Assert.Equal(("sub", "groups", "platform-administrators,platform-auditors,shop-developers"), (role["userClaim"], role["groupsClaim"], role["boundClaims.groups"]));
        Assert.False(role.Inputs.TryGetValue("tokenPolicies", out var policies) && policies is System.Collections.Immutable.ImmutableArray<object?> { Length: > 0 });
        Assert.Equal((3600.0, 28800.0), (role["tokenTtl"], role["tokenMaxTtl"]));
    }

    [Fact]
    public async Task Constructor_Groups_HaveTheirPoliciesAndTheIdentityProvidersNames()
    {
        var resources = await RunAsync();

        var group = resources["main-sign-in-group-platform-administrators"];
        Assert.Equal(("platform-administrators", "external"), (group["name"], group["type"]));
        Assert.Equal(["administrators"], group.Texts("policies"));
        Assert.Equal(["team-shop"], resources["main-sign-in-group-shop-developers"].Texts("policies"));
        var alias = resources["main-sign-in-group-platform-auditors-alias"];
        Assert.Equal(
            ("platform-auditors", "main-sign-in-backend-accessor", "main-sign-in-group-platform-auditors-id"), (alias["name"], alias["mountAccessor"], alias["canonicalId"]));
    }

    [Fact]
    public async Task Constructor_Provider_SignsInOnceTheIdentityProviderIsThere()
    {
        var resources = await RunAsync();

        Assert.Equal(["main-sign-in-provider", "main-vault-provider"], resources.NamesOfType("pulumi:providers:vault"));
        Assert.Contains(resources.OfType("command:local:run"), run => (string?)run["environment.AFTER"] == "https://login.dev.example.com/realms/platform");
    }

    [Fact]
    public async Task Constructor_NoRedirects_SaysSo() =>
        Assert.Contains("There are no redirect URIs", await AwsMocks.FailAsync(() => Create([])), StringComparison.Ordinal);

    [Theory]
    [InlineData("http://vault.dev.example.com/callback")]
    [InlineData("callback")]
    public async Task Constructor_WrongRedirect_SaysWhatOneIs(string uri) =>
        Assert.Contains($"'{uri}' is no redirect URI", await AwsMocks.FailAsync(() => Create([Pages, uri])), StringComparison.Ordinal);

    [Fact]
    public async Task Constructor_GroupWithAComma_IsRefused() =>
        Assert.Contains("The group 'a,b' of a team has a comma", await AwsMocks.FailAsync(() => Create([Pages], "a,b")), StringComparison.Ordinal);

    private static Task<RegisteredResources> RunAsync() => AwsMocks.RunAsync(() => Create([Pages, "http://localhost:8250/oidc/callback"]));

    private static void Create(IReadOnlyList<string> redirects, string group = "shop-developers") => _ = new VaultSignIn("main-sign-in", new VaultSignInArgs
    {
        Vault = new VaultConfiguration("main-vault", VaultConfigurationTests.Args() with { Teams = [VaultPolicyTests.Shop with { Groups = [group] }] }),
        IssuerUrl = "https://login.dev.example.com/realms/platform",
        ClientSecret = Output.CreateSecret("hidden-client"),
        RedirectUris = redirects,
    });
}
